#!/bin/sh
# vn.example.ticket: opens tickets in another system. POSIX shell and jq 1.6.
#
# The other system is a file here, one ticket a line. Where add() appends to it, a plugin in earnest
# calls curl (and asks for "network" in plugin.json), with the operation key as idempotency key.
tickets=${TMPDIR:-/tmp}/lienket-example-tickets.jsonl
umask 077

# `line` is the message being answered. Each jq reads what it is given and ends: nothing is buffered.
get() { printf '%s\n' "$line" | jq -r "$1"; }
say() { printf '%s\n' "$line" | jq -c "$@"; }

# Every ticket with its code, which is its place among the keys: one key is one ticket for ever.
list() {
    [ ! -e "$tickets" ] || jq -c -n '
        reduce inputs as $t ([]; if any(.[]; .key == $t.key) then . else . + [$t] end)
        | to_entries[] | {code: "HD-\(.key + 1)"} + .value' "$tickets"
}

# The ticket of this operation key; nothing when there is none yet; false when nobody can say.
lookup() {
    all=$(list) && printf '%s\n' "$all" | jq -c --arg key "$(get .key)" 'select(.key == $key)'
}

# Adds the ticket, without the reason, which is for lienket's log alone. A line this short is
# appended whole, also when two consoles do it at once.
add() {
    say '{key, citizen: .args.REF, subject: (.args.subject // "")[:200],
          agent: .ctx.agent, openedAt: .ctx.now}' >>"$tickets"
}

apply() {
    # Nothing was sent so far, so that `failed` is true.
    if ! ticket=$(lookup); then
        say '{t: "result", id, status: "failed", error: {code: "down", message: {
              vi: "Hệ thống phiếu không trả lời", en: "The ticket system does not answer"}}}'
        return
    fi
    # From here on it may have happened: `unknown`, unless it is seen to have.
    [ -n "$ticket" ] || { add && ticket=$(lookup); }
    if [ -n "$ticket" ]; then
        say --argjson ticket "$ticket" \
            '{t: "result", id, status: "ok", rows: [$ticket | {code, citizen, subject}]}'
    else
        say '{t: "result", id, status: "unknown"}'
    fi
}

plan() {
    case $(get .command) in
    'ticket open')
        # Says what will happen and does nothing: apply() does it once it is agreed to and recorded.
        say '{t: "plan", id, ops: [], external: [{
              summary: {vi: "Mở phiếu", en: "Open a ticket"}, target: .args.REF,
              from: "", to: (.args.subject // "")[:200]}]}' ;;
    'ticket list')
        # All in one `rows` message, so that no `ack` need be awaited.
        if all=$(list); then
            printf '%s\n' "$all" | tail -n 100 | jq -c -s --argjson id "$(get .id)" '
                {t: "rows", $id, rows: map(del(.key)) | reverse}, {t: "end", $id}'
        else
            say '{t: "error", id, code: "down", outcome: "failed", message: {
                  vi: "Hệ thống phiếu không trả lời", en: "The ticket system does not answer"}}'
        fi ;;
    *)
        say '{t: "error", id, code: "unknown-command", message: {
              vi: "Không có lệnh này", en: "No such command"}}' ;;
    esac
}

while IFS= read -r line; do
    case $(get .t) in
    hello)
        say '{t: "hello", protocol: "1.0", id: "vn.example.ticket", version: "1.0.0",
              features: []}' ;;
    plan) plan ;;
    apply) apply ;;
    goodbye) exit 0 ;;
    # `ack` needs nothing, and nothing here takes so long that a `cancel` could come in time.
    esac
done
