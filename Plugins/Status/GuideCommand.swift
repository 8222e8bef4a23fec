import CommandKit
import Identity

/// `guide`: where the citizen stands in the seven steps, what blocks them, what to do and say.
///
/// - Rule: domain notes, sections 2 and 7; R32.
struct GuideCommand: Command {
    let manifest = CommandManifest(
        "guide",
        vietnamese: "hướng-dẫn",
        summary: Phrase(
            vi: "Xem công dân đang ở bước nào, vướng gì, cần làm gì và nói gì",
            en: "Show where the citizen stands, what blocks them, what to do and what to say"
        ),
        parameters: [.citizen],
        effect: .read,
        access: .lookup,
        needsCase: true,
        act: "citizen.guide",
        data: ["citizen", "state", "step", "blockers", "next", "say"],
        rows: "blockers",
        examples: ["guide C-2", "guide"]
    )

    func run(_ invocation: Invocation, host: any Host) throws -> Reply {
        let reference = invocation.citizen()
        do {
            let file = try host.file(reference)
            let advice = Guide.advice(for: file, policies: host.policies, now: host.now)
            return answer(advice, file, file.profile.heading, host.language)
        } catch let error as CommandError where error.outcome == .notFound {
            guard let account = try vneid(reference, host) else { throw error }
            let advice = Guide.noPortalAccount(vneid: account, policies: host.policies)
            return answer(advice, nil, account.fullName, host.language)
        }
    }

    /// The VNeID account of somebody who has no portal account; nil when there is none either.
    private func vneid(_ reference: CitizenReference?, _ host: any Host) throws -> VNeIDAccount? {
        guard case .identifier(let text) = reference else { return nil }
        let card = try? CitizenCardQR(text)
        guard let number = card?.personalNumber ?? (try? PersonalNumber(text)) else { return nil }
        return try host.vneid(number.digits)
    }

    private func answer(
        _ advice: Advice,
        _ file: CitizenFile?,
        _ heading: String,
        _ language: Language
    ) -> Reply {
        let blockers = advice.blockers.map { blocker in
            DataValue.object([
                "code": .string(blocker.code), "text": .string(blocker.text.text(language)),
            ])
        }
        let next = advice.next.map { $0.text(language) }.joined(separator: "\n")
        let data: DataObject = [
            "citizen": .citizen(file?.profile.id),
            "state": .string(advice.state.rawValue),
            "step": advice.step.map(DataValue.number) ?? .null,
            "blockers": .array(blockers),
            "next": .text(next.isEmpty ? nil : next),
            "say": .string(advice.say),
        ]
        return .answer(Answer(data, view: View([.heading(Phrase(heading))] + blocks(advice, file))))
    }

    private func blocks(_ advice: Advice, _ file: CitizenFile?) -> [Block] {
        var blocks: [Block] = [.pairs(standing(advice, file))]
        if !advice.blockers.isEmpty {
            blocks.append(.heading(Phrase(vi: "Đang vướng", en: "What blocks")))
            blocks += advice.blockers.map { blocker in
                .note(
                    Phrase(
                        vi: "\(blocker.code): \(blocker.text.vi)",
                        en: "\(blocker.code): \(blocker.text.en)"
                    ),
                    .caution
                )
            }
        }
        if !advice.next.isEmpty {
            blocks.append(.heading(Phrase(vi: "Việc cần làm", en: "What to do next")))
            blocks += advice.next.enumerated().map { place, step in
                .note(
                    Phrase(vi: "\(place + 1). \(step.vi)", en: "\(place + 1). \(step.en)"),
                    .plain
                )
            }
        }
        blocks.append(.heading(Phrase(vi: "Nói với công dân", en: "What to say")))
        blocks.append(.say(advice.say))
        return blocks
    }

    private func standing(_ advice: Advice, _ file: CitizenFile?) -> [Pair] {
        var pairs = [
            Pair(
                Phrase(vi: "Trạng thái", en: "State"),
                file.map { advice.state.cell(of: $0) }
                    ?? .phrase(advice.state.label, advice.state.tone)
            )
        ]
        if let number = advice.step, let step = ProcedureStep(rawValue: number) {
            pairs.append(
                Pair(
                    Phrase(vi: "Bước \(number)/7", en: "Step \(number) of 7"),
                    .phrase(step.text)
                )
            )
        }
        return pairs
    }
}
