import CommandKit
import Identity

extension WarehouseDocument {
    /// The paper's number; protected when it is a person's number, as on an identity card.
    func protectedNumber(_ profile: PortalProfile) -> DataValue {
        if number == profile.identity.value(.personalId) || (try? PersonalNumber(number)) != nil {
            return .field(.personalId, number, of: profile.id)
        }
        if number == profile.identity.value(.cmnd9) {
            return .field(.cmnd9, number, of: profile.id)
        }
        return .string(number)
    }
}
