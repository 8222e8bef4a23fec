import Glibc

/// The nine seed files of a folder, open for writing.
struct SeedFolder {
    let citizens: CSVFile
    let vneid: CSVFile
    let vnpost: CSVFile
    let logins: CSVFile
    let links: CSVFile
    let dossiers: CSVFile
    let documents: CSVFile
    let registry: CSVFile
    let agents: CSVFile

    /// Makes the folder, or takes an empty one, and creates the files in it.
    init(at path: String) throws(SeedError) {
        try SeedFolder.prepare(path)
        citizens = try CSVFile(
            path: "\(path)/citizens.csv",
            header: """
                ref,kind,civil_servant,username,account_status,full_name,cmnd9,personal_id,\
                date_of_birth,phone,gender,place_of_birth,email,hometown,permanent_address,states,\
                verified_at,created_on,last_login_at,phone_changed_on,notifications
                """
        )
        vneid = try CSVFile(
            path: "\(path)/vneid.csv",
            header: "personal_id,full_name,level,status,lock_reason,phone,activated_on"
        )
        vnpost = try CSVFile(path: "\(path)/vnpost.csv", header: "post_id,personal_id,status")
        logins = try CSVFile(
            path: "\(path)/logins.csv",
            header: "citizen,provider,account,at,result"
        )
        links = try CSVFile(
            path: "\(path)/links.csv",
            header: "citizen,provider,account,linked_on,closed_on,reason"
        )
        dossiers = try CSVFile(
            path: "\(path)/dossiers.csv",
            header: "citizen,code,procedure,agency,state,submitted_on,updated_on"
        )
        documents = try CSVFile(
            path: "\(path)/documents.csv",
            header: "citizen,kind,number,issuer,title,issued_on,sync,copied_on,failure"
        )
        registry = try CSVFile(
            path: "\(path)/registry.csv",
            header: """
                personal_id,cmnd9,full_name,date_of_birth,gender,birth_registration_place,hometown,\
                permanent_address,status,replaced_by
                """
        )
        agents = try CSVFile(
            path: "\(path)/agents.csv",
            header: "login,full_name,role,unit,personal_id"
        )
    }

    private var all: [CSVFile] {
        [citizens, vneid, vnpost, logins, links, dossiers, documents, registry, agents]
    }

    /// Throws the first failure of any file.
    func checkFailure() throws(SeedError) {
        for file in all { try file.checkFailure() }
    }

    /// Writes what is left and closes the files.
    func finish() throws(SeedError) {
        for file in all { try file.finish() }
    }

    /// Removes the files, so that a run that failed leaves nothing to be mistaken for seed data.
    func discard() {
        for file in all { unlink(file.path) }
    }

    private static func prepare(_ path: String) throws(SeedError) {
        if mkdir(path, 0o700) == 0 { return }
        guard errno == EEXIST else { throw .system(path: path, code: errno) }
        guard let folder = opendir(path) else {
            if errno == ENOTDIR { throw .notAFolder(path) }
            throw .system(path: path, code: errno)
        }
        defer { closedir(folder) }
        var entries = 0
        while readdir(folder) != nil { entries += 1 }
        // "." and ".." are always there.
        if entries > 2 { throw .folderNotEmpty(path) }
    }
}
