import Identity
import Population

/// Writes replies in the form of the service.
enum ReplyWriter {
    /// Somebody, or nobody, as a look-up tells.
    static func people(_ person: RegistryPerson?) -> String {
        envelope { xml in
            xml.element(
                "ns1:\(ExchangeName.people)",
                namespaces: [("ns1", ExchangeNamespace.reply)]
            ) { xml in
                guard let person else { return }
                xml.element("ns1:\(ExchangeName.person)") { write(person, in: &$0) }
            }
        }
    }

    /// Whether the three values belong together.
    static func existence(_ exists: Bool) -> String {
        envelope { xml in
            xml.element(
                "ns1:\(ExchangeName.verified)",
                namespaces: [("ns1", ExchangeNamespace.reply)]
            ) { $0.element("ns1:\(ExchangeName.exists)", exists ? "true" : "false") }
        }
    }

    /// A fault of the asker's (`Client`) or of the service's own (`Server`).
    static func fault(_ side: String, _ text: String, code: String) -> String {
        envelope { xml in
            xml.element("soapenv:\(ExchangeName.fault)") { xml in
                xml.element(ExchangeName.faultCode, "soapenv:\(side)")
                xml.element(ExchangeName.faultText, text)
                xml.element(ExchangeName.detail) { $0.element(ExchangeName.errorCode, code) }
            }
        }
    }

    private static func envelope(_ content: (inout XMLText) -> Void) -> String {
        var xml = XMLText()
        xml.element(
            "soapenv:\(ExchangeName.envelope)",
            namespaces: [("soapenv", ExchangeNamespace.soap)]
        ) { xml in
            xml.element("soapenv:\(ExchangeName.header)", "")
            xml.element("soapenv:\(ExchangeName.body)", content)
        }
        return xml.text
    }

    private static func write(_ person: RegistryPerson, in xml: inout XMLText) {
        let name = VietnameseName(person.fullName)
        xml.element("ns1:\(ExchangeName.personalNumber)", person.personalNumber)
        xml.element("ns1:\(ExchangeName.cmnd)", person.cmnd9 ?? "")
        xml.element("ns1:\(ExchangeName.fullName)") { xml in
            xml.element("ns1:\(ExchangeName.family)", name.family)
            xml.element("ns1:\(ExchangeName.middle)", name.middle)
            xml.element("ns1:\(ExchangeName.given)", name.given)
        }
        let gender = ExchangeGender.codes.first { $0.gender == person.gender }?.code ?? "0"
        xml.element("ns1:\(ExchangeName.gender)", gender)
        xml.element("ns1:\(ExchangeName.birth)") { write(birth: person.dateOfBirth, in: &$0) }
        write(person.birthRegistrationPlace, ExchangeName.birthRegistration, in: &xml)
        xml.element("ns1:\(ExchangeName.nationality)", "VN")
        write(person.hometown, ExchangeName.hometown, in: &xml)
        write(person.permanentAddress, ExchangeName.permanentAddress, in: &xml)
    }

    private static func write(birth text: String, in xml: inout XMLText) {
        guard let birth = BirthDate(iso: text) else { return }
        xml.element("ns1:\(ExchangeName.birthYear)", String(birth.year))
        if case .full(let date) = birth {
            xml.element("ns1:\(ExchangeName.birthDate)", date.iso.filter { $0 != "-" })
        }
    }

    /// An address: its words, and the code of its province in the list of before July 2025.
    private static func write(_ address: String?, _ name: String, in xml: inout XMLText) {
        guard let address else { return xml.element("ns1:\(name)", "") }
        let province = AddressText.province(of: address)
        xml.element("ns1:\(name)") { xml in
            if let province {
                xml.element("ns1:\(ExchangeName.provinceUnit)", String(province.code.suffix(2)))
            }
            xml.element("ns1:\(ExchangeName.details)", address)
            if province != nil { xml.element("ns1:\(ExchangeName.country)", "VN") }
        }
    }
}
