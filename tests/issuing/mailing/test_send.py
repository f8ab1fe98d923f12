"""Mailing an edition, to a real server: each recipient once, whatever the server, a rebuild or a dead process does."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from mail_server import DROP, KEEP_AND_DROP, PostOffice
from mailed_editions import BOARD, NOON, PDF, PRESS, REPORT, mailed, post_by, put_mailed, report
from small_editions import figure

from report_builder.delivery.smtp import Patience
from report_builder.errors import ConfigError, DataError, DisclosureError
from report_builder.issuing.issued import read_issued
from report_builder.issuing.mailing.outgoing import outgoing_of
from report_builder.issuing.mailing.send import Sent, dry_run, send_edition, settle
from report_builder.ledger.releases import open_ledger
from report_builder.model.built import KeyFigure
from report_builder.model.release import Release
from report_builder.store.frozen import Archive, Frozen

CHAIR, CLERK, MEMBER = (address.lower() for address in BOARD)


def states(sent: Sent) -> list[str]:
    return [one.state for one in sent.outcomes]


def nobody_twice(office: PostOffice) -> bool:
    return set(office.tally().values()) <= {1}


def test_everybody_gets_the_paper_once_over_tls_after_a_login(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out, edition="board"), post_by(office, out)

    first, second = send_edition(edition, post), send_edition(edition, post)

    assert (states(first), first.is_well) == (["sent"] * 3, True)
    assert (states(second), [one.is_new for one in second.outcomes]) == (["sent"] * 3, [False] * 3)
    assert sorted(one.recipients for one in office.received) == [(CLERK.replace("c", "C", 1),), (CHAIR,), (MEMBER,)]
    assert all(one.was_safe and one.user == "yot" for one in office.received)
    (to_chair,) = office.to(CHAIR)
    assert (to_chair["To"], to_chair["From"]) == (CHAIR, "yot@example.gov.uk")
    (attached,) = to_chair.iter_attachments()
    assert attached.get_content() == PDF
    assert attached.get_filename() == "leeds-board-report-board-draft.pdf"


def test_before_the_first_mail_leaves_the_ledger_and_the_archive_have_the_draft(office: PostOffice, out: Path) -> None:
    edition = mailed(out)
    office.next("RCPT", "451 4.7.1 Come back later")

    send_edition(edition, post_by(office, out))

    with open_ledger(out / "ledger.sqlite") as ledger:
        (release,), (step,) = ledger.releases(), ledger.steps()
        assert ledger.manifests_with(edition.manifest["files"]["board-report.pdf"])
    assert (release.kind, release.paper, release.went_out_on) == ("mailed", edition.paper, "2020-07-01")
    assert (step.kind, step.report, step.manifest, step.revision) == ("mailed", REPORT, edition.digest, 1)
    objects = Archive(out).objects
    kept = json.loads(objects.get(step.kept))
    assert objects.get(kept["board-report.pdf"]) == PDF
    assert kept["manifest.json"] == edition.digest


def test_who_was_put_off_gets_the_very_same_draft_later_even_if_another_was_built(
    office: PostOffice, out: Path
) -> None:
    office.next(f"RCPT {MEMBER}", "451 4.7.1 Greylisted, come back later")
    first = send_edition(mailed(out, edition="board"), post_by(office, out))
    assert (states(first), first.outcomes[2].code) == (["sent", "sent", "deferred"], 451)
    rebuilt = mailed(out, edition="board", pdf=b"%PDF-1.7 another paper\n")

    second = send_edition(rebuilt, post_by(office, out, when=NOON + timedelta(days=1)))

    assert states(second) == ["sent"] * 3
    (mail,) = office.to(MEMBER)
    assert [one.get_content() for one in mail.iter_attachments()] == [PDF]
    assert nobody_twice(office)
    assert "--again sends the one in the folder" in second.remarks[0]


def test_a_corrected_draft_goes_to_everybody_only_when_the_owner_asks_and_once(office: PostOffice, out: Path) -> None:
    post = post_by(office, out)
    send_edition(mailed(out, edition="board"), post)
    corrected = mailed(out, edition="board", pdf=b"%PDF-1.7 corrected\n")
    send_edition(corrected, post)
    assert len(office.received) == 3

    for _ in range(2):
        send_edition(corrected, post, again=True)

    assert len(office.received) == 6
    assert nobody_twice(office)
    body = office.to(CHAIR)[1].get_body(("plain",))
    assert body is not None
    assert "takes the place of the one that you were sent before" in body.get_content()


def test_one_of_three_who_is_refused_is_told_of_and_not_tried_again_by_itself(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out, edition="board"), post_by(office, out)
    office.next("RCPT Clerk@example.gov.uk", "550 5.1.1 No such user")

    first, second = send_edition(edition, post), send_edition(edition, post)

    assert states(first) == states(second) == ["sent", "refused", "sent"]
    assert "refused by the mail server (550 at the recipient)" in str(first.outcomes[1])
    assert states(send_edition(edition, post, again=True)) == ["sent"] * 3
    assert len(office.received) == 3
    assert nobody_twice(office)


@pytest.mark.parametrize("moment", ["DATA", "ANSWER", "MAIL"])
@pytest.mark.parametrize(("answer", "state"), [("452 4.3.1 Full", "deferred"), ("554 5.7.1 No", "refused")])
def test_4xx_comes_again_and_5xx_does_not_at_whatever_it_is_said(
    office: PostOffice, out: Path, moment: str, answer: str, state: str
) -> None:
    edition, post = mailed(out), post_by(office, out)
    office.next(moment, answer)

    assert states(send_edition(edition, post)) == [state]
    assert not office.received
    assert states(send_edition(edition, post)) == ["sent" if state == "deferred" else "refused"]


def test_a_server_that_hangs_up_on_one_is_called_again_for_the_next(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out, edition="board"), post_by(office, out)
    office.next(f"RCPT {CHAIR}", "421 4.3.2 Closing")

    assert states(send_edition(edition, post)) == ["deferred", "sent", "sent"]
    assert states(send_edition(edition, post)) == ["sent"] * 3
    assert nobody_twice(office)


def test_a_connection_lost_before_the_content_is_no_question(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out), post_by(office, out)
    office.next("DATA", DROP)

    assert states(send_edition(edition, post)) == ["deferred"]
    assert states(send_edition(edition, post)) == ["sent"]
    assert len(office.received) == 1


@pytest.mark.parametrize(("moment", "action", "came"), [("ANSWER", KEEP_AND_DROP, 1), ("CONTENT", DROP, 0)])
def test_where_the_answer_was_lost_only_the_owner_decides(
    office: PostOffice, out: Path, moment: str, action: str, came: int
) -> None:
    edition, post = mailed(out), post_by(office, out)
    office.next(moment, action)
    for again in (False, False, True):
        (outcome,) = send_edition(edition, post, again=again).outcomes
        assert (outcome.state, len(office.received)) == ("unknown", came)
    for said in (PRESS, outcome.message, "1 July 2020", "--settle"):
        assert said in str(outcome)

    assert [one.state for one in settle(edition, post, how="arrived" if came else "lost")] == [
        "sent" if came else "deferred"
    ]
    assert states(send_edition(edition, post)) == ["sent"]
    assert len(office.received) == 1
    assert settle(edition, post, how="lost") == ()


def test_a_mail_lost_and_sent_again_has_the_same_message_id(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out), post_by(office, out)
    office.next("ANSWER", KEEP_AND_DROP)
    send_edition(edition, post)
    settle(edition, post, how="lost", only=[PRESS.upper()])
    send_edition(edition, post)

    assert [len(office.received), len({one.message["Message-ID"] for one in office.received})] == [2, 1]


@pytest.mark.parametrize(("moment", "state"), [("RCPT", "deferred"), ("ANSWER", "unknown")])
def test_a_server_that_does_not_answer_is_not_waited_for_for_ever(
    office: PostOffice, out: Path, moment: str, state: str
) -> None:
    office.next(moment, 1.5)

    assert states(send_edition(mailed(out), post_by(office, out, patience=Patience(0.4, 0.4)))) == [state]


def test_a_mail_that_a_dead_process_had_begun_is_unknown_and_one_it_had_claimed_is_sent(
    office: PostOffice, out: Path
) -> None:
    edition, post = mailed(out, edition="board"), post_by(office, out)
    office.always("RCPT", "451 4.7.1 Later")
    send_edition(edition, post)
    office.behave()
    with open_ledger(out / "ledger.sqlite") as ledger:
        ledger.move(ledger.mailings()[0], "sending", day="2020-07-01")

    assert states(send_edition(edition, post)) == ["unknown", "sent", "sent"]
    assert office.to(CHAIR) == []


def test_capital_letters_make_no_other_domain_and_no_other_recipient(office: PostOffice, out: Path) -> None:
    edition = mailed(out)
    send_edition(edition, post_by(office, out, to={"public": ("Press@EXAMPLE.gov.uk",)}))
    send_edition(edition, post_by(office, out))

    assert len(office.received) == 1


def test_a_draft_with_errors_in_its_checks_is_not_sent_and_its_owner_is_told_once(
    office: PostOffice, out: Path
) -> None:
    check = {"name": "orphan-episode", "table": "episodes", "column": "", "stops": True}
    edition = mailed(out, checks=[check])

    for _ in range(2):
        with pytest.raises(DataError, match="orphan-episode"):
            send_edition(edition, post_by(office, out))

    (mail,) = [one.message for one in office.received]
    assert (mail["To"], mail["Subject"]) == ("manager@example.gov.uk", f"Not sent: {REPORT}, public edition")


def test_an_edition_built_before_its_readers_got_something_else_is_not_sent(office: PostOffice, out: Path) -> None:
    edition = mailed(out, protected_with="0" * 64, figures=(figure("caseload", 62),))
    with open_ledger(out / "ledger.sqlite") as ledger:
        ledger.record(Release("issued", "public", "scrutiny-briefing", "Leeds", "2019-20 Q3", "2020-04-01", "g", ()))

    with pytest.raises(DisclosureError, match="was not protected with"):
        send_edition(edition, post_by(office, out))
    assert office.to(PRESS) == []


def test_files_altered_since_they_were_read_are_not_sent(office: PostOffice, out: Path) -> None:
    edition = mailed(out)
    (edition.folder / "board-report.pdf").write_bytes(b"%PDF-1.7 altered\n")

    with pytest.raises(DataError, match="another paper was built there in the meantime"):
        send_edition(edition, post_by(office, out))


def test_a_paper_that_was_issued_is_mailed_from_the_archive_as_issued(office: PostOffice, out: Path) -> None:
    edition = mailed(out, paper=report(is_draft=False))
    archive = Archive(out)
    files = outgoing_of(edition).files
    kept = {name: archive.objects.put(content) for name, content in files.items()}
    archive.keep(Frozen(REPORT, "public", 1, "2020-07-14", kept, "d" * 64))

    sent = send_edition(edition, post_by(office, out))

    assert (sent.stage, sent.revision, states(sent)) == ("issued", 1, ["sent"])
    (mail,) = office.to(PRESS)
    assert [one.get_filename() for one in mail.iter_attachments()] == ["leeds-board-report-public-revision-1.pdf"]
    assert "DRAFT" not in mail["Subject"]
    rebuilt = mailed(out, pdf=b"%PDF-1.7 next\n")
    assert (outgoing_of(rebuilt).stage, outgoing_of(rebuilt).revision) == ("draft", 2)


def test_a_large_paper_is_linked_for_the_board_and_stops_for_the_public(office: PostOffice, out: Path) -> None:
    few = {"attach_up_to": 10, "link": "https://intranet.example.gov.uk/yot"}
    send_edition(mailed(out, edition="board"), post_by(office, out, **few))

    mail = office.to(CHAIR)[0]
    body = mail.get_body(("plain",))
    assert body is not None
    assert list(mail.iter_attachments()) == []
    assert f"https://intranet.example.gov.uk/yot/{REPORT}/board/board-report.pdf" in body.get_content()
    with pytest.raises(ConfigError, match="no link to it"):
        send_edition(mailed(out), post_by(office, out, **few))
    assert office.to(PRESS) == []


def test_a_dry_run_writes_the_mails_for_their_owner_alone_and_sends_and_records_nothing(
    office: PostOffice, out: Path
) -> None:
    edition, post = mailed(out), post_by(office, out)

    (file,) = dry_run(edition, post, comments_by=date(2020, 7, 3))

    assert file == out / "mail-not-sent" / REPORT / "public" / "press@example.gov.uk.eml"
    modes = [place.stat().st_mode & 0o777 for place in (file, *file.parents[:3])]
    assert modes == [0o600, 0o700, 0o700, 0o700]
    assert b"comments by 3 July 2020" in file.read_bytes().replace(b"=\r\n", b"")
    assert office.received == []
    assert not (out / "ledger.sqlite").exists()
    send_edition(edition, post, comments_by=date(2020, 7, 3))
    assert office.received[0].content == file.read_bytes()
    assert dry_run(edition, post) == ()


def test_comments_are_not_asked_for_by_a_day_that_is_past(office: PostOffice, out: Path) -> None:
    send_edition(mailed(out), post_by(office, out), comments_by=date(2020, 6, 30))

    assert b"30 June" not in office.received[0].content.replace(b"=\r\n", b"")


def test_only_a_recipient_of_the_edition_can_be_named_and_gets_it_once_more(office: PostOffice, out: Path) -> None:
    edition, post = mailed(out, edition="board"), post_by(office, out)
    with pytest.raises(ConfigError, match="no recipient of the edition"):
        send_edition(edition, post, only=["new@example.gov.uk"])
    assert states(send_edition(edition, post, only=[CHAIR])) == ["sent"]
    assert states(send_edition(edition, post)) == ["sent"] * 3
    send_edition(edition, post, only=[CHAIR], again=True)

    assert [len(office.to(CHAIR)), len(office.to(MEMBER))] == [2, 1]


def test_what_the_public_is_mailed_does_not_depend_on_what_is_withheld(office: PostOffice, tmp_path: Path) -> None:
    boards = tuple(KeyFigure("Girls", number, "children", "Jan to Mar 2020") for number in ("3", "4"))
    mails = []
    for place, number in zip(("one", "other"), boards, strict=True):
        out = tmp_path / place
        put_mailed(out, edition="board", paper=report("board", key_figures=(number,)))
        send_edition(read_issued(put_mailed(out)), post_by(office, out))
        mails.append(office.received[-1].content)

    assert mails[0] == mails[1]
    text = office.received[-1].message.get_body(("plain",))
    assert text is not None
    assert "Girls: withheld (Jan to Mar 2020)" in text.get_content()
    assert "[c]" not in text.get_content()
