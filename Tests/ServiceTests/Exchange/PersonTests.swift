import Identity
import Testing

@testable import Population

@Suite struct PersonTests {
    private func person(_ file: String) throws -> RegistryPerson {
        try #require(try ReplyTests.answer(file).person)
    }

    @Test func allThatTheInterfaceCarriesIsRead() throws {
        #expect(
            try person("parts.xml")
                == RegistryPerson(
                    personalNumber: "052089999999",
                    cmnd9: "219999999",
                    fullName: "Đặng Trung Du",
                    dateOfBirth: "1989-04-12",
                    gender: "male",
                    birthRegistrationPlace: "phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định",
                    hometown: "phường Lê Lợi, thành phố Quy Nhơn, tỉnh Bình Định",
                    permanentAddress: "Số 3 Trần Phú, phường Quy Nhơn, tỉnh Gia Lai",
                    status: .alive,
                    replacedBy: nil,
                    isPartial: true
                )
        )
    }

    @Test(arguments: [
        ("whole-name.xml", "ĐẶNG TRUNG DU"), ("no-family.xml", "Đặng Trung Du"),
        ("plain-name.xml", "Đặng Trung Du"), ("cdata.xml", "Đặng Trung Du"),
        ("decomposed.xml", "Đặng Trung Du"),
    ]) func aNameIsJoinedFromWhateverHoldsIt(_ file: String, _ name: String) throws {
        let found = try person(file).fullName
        #expect(Array(found.unicodeScalars) == Array(name.unicodeScalars))
    }

    @Test(arguments: [
        ("year.xml", "1989", nil), ("year-zeros.xml", "1989", "female"),
        ("date-only.xml", "1989-04-12", "other"), ("cmnd12.xml", "1989-04-12", nil),
    ]) func birthAndGenderAreReadOrLeftOut(_ file: String, _ birth: String, _ gender: String?)
        throws
    {
        let found = try person(file)
        #expect(found.dateOfBirth == birth)
        #expect(found.gender == gender)
    }

    @Test func twelveDigitsAreNoCMND() throws {
        #expect(try person("cmnd12.xml").cmnd9 == nil)
        #expect(try person("missing-nodes.xml").cmnd9 == nil)
    }

    @Test func aProvinceAloneIsAHomeTownButNoAddress() throws {
        let found = try person("province-only.xml")
        #expect(found.hometown == "tỉnh Bình Định")
        #expect(found.permanentAddress == nil)
        #expect(found.birthRegistrationPlace == "tỉnh Thừa Thiên Huế")
    }

    @Test func aUnitThatMeansTwoProvincesIsLeftOut() throws {
        let found = try person("ambiguous-unit.xml")
        #expect(found.hometown == "phường Quy Nhơn")
        #expect(found.birthRegistrationPlace == "phường Hải Châu, thành phố Đà Nẵng")
    }

    @Test func placesAbroadStayAsTheyAre() throws {
        #expect(
            try person("abroad.xml").birthRegistrationPlace == "Berlin, Cộng hòa Liên bang Đức"
        )
    }

    @Test func aCityIsNotTheProvinceOfItsName() throws {
        #expect(
            try person("city-in-province.xml").permanentAddress
                == "Số 13 Trần Phú, phường Đại Phúc, thành phố Bắc Ninh, tỉnh Bắc Ninh"
        )
    }

    @Test func aVerificationConfirmsTheThreeValuesAlone() throws {
        let answer = try ReplyTests.answer("exists.xml", Questions.du(), .verify)
        let found = try #require(answer.person)
        #expect(found.fullName == "Đặng Trung Du")
        #expect(found.dateOfBirth == "1989-04-12")
        #expect(found.personalNumber == "052089999999")
        #expect(found.permanentAddress == nil && found.gender == nil && found.cmnd9 == nil)
        let byCMND = try ReplyTests.answer("exists.xml", ReplyTests.byCMND, .verify)
        #expect(byCMND.match == .matched && byCMND.person == nil)
    }
}
