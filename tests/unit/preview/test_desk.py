"""What is told to a page that looks on."""

import asyncio
from dataclasses import replace

from samples.pressed import line, page, showing
from stonehand.preview.desk import Desk
from stonehand.preview.wire import Json

BEFORE = showing(page(1, line("one", 20)), page(2, line("two", 20)))
AFTER = replace(showing(page(1, line("one", 20)), page(2, line("too", 20))), stage="excerpt", edited=1)


async def listen(*shown: object) -> tuple[Desk, list[Json]]:
    desk = Desk(asyncio.get_running_loop())
    heard: list[Json] = []

    async def hear() -> None:
        async for event in desk.events():
            heard.append(event)

    listening = asyncio.create_task(hear())
    await asyncio.sleep(0)
    for each in shown:
        desk.show(each)
        await asyncio.sleep(0)
    desk.say("idle")
    await asyncio.sleep(0)
    desk.close()
    await listening
    return desk, heard


def test_a_page_is_told_what_there_is_and_what_comes() -> None:
    _, heard = asyncio.run(listen(BEFORE))
    assert [event["kind"] for event in heard] == ["state", "view", "view", "state"]
    assert [event.get("number") for event in heard] == [None, 0, 1, None]


def test_of_an_excerpt_only_its_pages_are_told() -> None:
    desk, heard = asyncio.run(listen(BEFORE, AFTER))
    excerpt = heard[3]
    assert list(excerpt["pages"]) == ["1"]
    assert excerpt["edited"] == 1
    assert excerpt["pages"]["1"]["key"] == desk.view.keys[1]


def test_a_page_just_replaced_can_still_be_had() -> None:
    desk, _ = asyncio.run(listen(BEFORE, AFTER))
    old = showing(page(2, line("two", 20))).formes[0].page
    keys = {key: desk.forme(key) for view in (desk.view, *desk._before) for key in view.keys}
    assert old in [forme.page for forme in keys.values() if forme]
    assert desk.forme("nothing") is None
