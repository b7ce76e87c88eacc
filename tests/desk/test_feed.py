"""What browsers are told as it happens."""

import asyncio
from pathlib import Path

from intake.desk.feed import Feed
from intake.desk.shelf import Place
from intake.desk.work import Reading, Work


async def _first(feed: Feed, number: int, present: list[tuple[str, object]]) -> list[str]:
    found = []
    async for text in feed.listen(lambda: present):
        found.append(text)
        if len(found) == number:
            return found
    return found


def test_who_comes_later_is_told_the_present_state_first() -> None:
    said = asyncio.run(_first(Feed(), 2, [("check", {"state": "reading"})]))
    assert said == ["retry: 1000\n\n", 'event: check\ndata: {"state": "reading"}\n\n']


def test_events_reach_all_listeners_from_any_thread() -> None:
    async def both() -> list[list[str]]:
        feed = Feed()
        tasks = [asyncio.create_task(_first(feed, 2, [])) for _ in range(2)]
        await asyncio.sleep(0.05)
        await asyncio.to_thread(feed.send, "check", "光明")
        return await asyncio.gather(*tasks)

    one, other = asyncio.run(both())
    assert one == other
    assert one[1] == 'event: check\ndata: "光明"\n\n'


def test_each_listener_is_told_in_words_of_its_own() -> None:
    async def said() -> list[str]:
        stream = Feed().listen(lambda: [("check", "没有")], lambda data: {"没有": "none"}[data])
        return [await anext(stream), await anext(stream)]

    assert asyncio.run(said())[1] == 'event: check\ndata: "none"\n\n'


def test_who_does_not_read_is_let_go() -> None:
    async def slow() -> int:
        feed = Feed()
        stream = feed.listen(list)
        await anext(stream)
        for number in range(500):
            feed.send("check", number)
        await asyncio.sleep(0.05)
        return len([text async for text in stream])

    assert asyncio.run(slow()) < 500


def test_a_case_is_done_once_however_often_it_is_asked_for() -> None:
    done: list[str] = []
    feed = Feed()
    work = Work(lambda place, _: done.append(place.name), feed)
    place = Place("1", "甲", Path("甲"), Path("甲-intake"))
    assert work.add(place)
    assert not work.add(place)
    work.start()
    work.close()
    work._thread.join(5)
    assert done == ["甲"]
    assert work.checks()["1"].state == "done"


def test_progress_counts_files_and_pages() -> None:
    told = []
    reading = Reading(told.append)
    reading.found(2)
    reading.file_read("a.pdf", 30)
    reading.judging()
    assert (told[-1].state, told[-1].files, told[-1].read, told[-1].pages) == ("judging", 2, 1, 30)


def test_pages_are_told_as_they_are_read_and_counted_once() -> None:
    told = []
    reading = Reading(told.append)
    reading.found(1)
    for _ in range(3):
        reading._told = 0.0  # as if time had passed
        reading.page_read("a.pdf")
    assert [one.pages for one in told[1:]] == [1, 2, 3]
    assert told[-1].current == "a.pdf"
    reading.file_read("a.pdf", 3)
    reading.judging()
    reading.page_read("a.pdf")  # told too late
    assert (told[-1].state, told[-1].pages) == ("judging", 3)
