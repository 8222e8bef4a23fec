import Identity

extension ExchangeRequest {
    /// The SOAP envelope that asks the question, with the fields in the order that the service needs.
    package var envelope: String {
        var xml = XMLText()
        xml.element(
            "soapenv:\(ExchangeName.envelope)",
            namespaces: [
                ("soapenv", ExchangeNamespace.soap), ("dan", ExchangeNamespace.request),
            ]
        ) { xml in
            xml.element("soapenv:\(ExchangeName.header)", "")
            xml.element("soapenv:\(ExchangeName.body)") { xml in
                xml.element("dan:\(operation.rawValue)", fields)
            }
        }
        return xml.text
    }

    private func fields(_ xml: inout XMLText) {
        xml.element("dan:\(ExchangeName.requestCode)", requestCode)
        xml.element("dan:\(ExchangeName.procedure)", codes.procedure)
        xml.element("dan:\(ExchangeName.integration)", codes.integration)
        xml.element("dan:\(ExchangeName.officer)", codes.officer)
        if let unit = codes.unit { xml.element("dan:\(ExchangeName.unit)", unit) }
        switch number {
        case .personal(let digits): xml.element("dan:\(ExchangeName.personalNumber)", digits)
        case .cmnd(let digits): xml.element("dan:\(ExchangeName.cmnd)", digits)
        }
        xml.element("dan:\(ExchangeName.fullName)", nameKey)
        xml.element("dan:\(ExchangeName.birth)") { xml in
            switch birth {
            case .full(let date):
                let digits = date.iso.filter { $0 != "-" }
                xml.element("dan:\(ExchangeName.birthDate)", digits)
            case .year(let year):
                xml.element("dan:\(ExchangeName.birthYear)", String(year))
            }
        }
    }
}
