"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const changes = [...document.querySelectorAll(".change")];
  const stage = document.getElementById("stage");
  const nothing = document.getElementById("nothing");
  const amount = document.getElementById("amount");
  let now = -1;
  let asked = 0;

  const size = (image) => [image.naturalWidth, image.naturalHeight];

  const mark = (sheet, spots, image, width) => {
    const scale = image.clientWidth / width;
    for (const [, x, y, w, h] of spots) {
      const box = document.createElement("i");
      box.style.cssText = `left:${x * scale}px;top:${y * scale}px;width:${w * scale}px;height:${h * scale}px`;
      sheet.append(box);
    }
  };

  const put = async (side, uri, spots, number, asking) => {
    const sheet = document.querySelector(`#${side} .sheet`);
    sheet.replaceChildren();
    sheet.style.marginTop = "";
    if (!uri) return null;
    const image = new Image();
    image.alt = `${side} page, sheet ${number}`;
    image.src = uri;
    await image.decode();
    // Meanwhile another change may have been asked for.
    if (asking !== asked) return null;
    sheet.append(image);
    mark(sheet, spots.filter((spot) => spot[0] === number), image, size(image)[0] / data.scale);
    return image;
  };

  const show = async (index) => {
    if (!changes.length) return;
    now = (index + changes.length) % changes.length;
    const change = changes[now];
    const view = data.views[Number(change.dataset.view)];
    changes.forEach((each) => each.classList.toggle("now", each === change));
    const [oldSheet, newSheet] = [view.old, view.new].map((spots) => spots[0]?.[0] ?? 0);
    document.querySelectorAll(".strip a").forEach((a) => a.classList.toggle("now", Number(a.dataset.sheet) === newSheet));
    document.querySelector(".strip a.now")?.scrollIntoView({ block: "nearest", inline: "center" });
    change.scrollIntoView({ block: "nearest" });
    change.focus({ preventScroll: true });
    const asking = (asked += 1);
    const [before, after] = await Promise.all([
      put("old", data.oldPages[oldSheet], view.old, oldSheet, asking),
      put("new", data.newPages[newSheet], view.new, newSheet, asking),
    ]);
    if (asking !== asked) return;
    nothing.hidden = Boolean(before || after);
    if (before && after && view.oldTop && view.newTop) align(view, oldSheet, newSheet, before);
    document.querySelector("#new .sheet i, #old .sheet i")?.scrollIntoView({ block: "center" });
    stage.dataset.shown = String(now);
  };

  // The block stands at one height on both sides, wherever it is on its page.
  const align = (view, oldSheet, newSheet, image) => {
    const scale = image.clientWidth / (size(image)[0] / data.scale);
    const top = (place, spots, sheet) => (place[0] === sheet ? place[1] : spots.find((spot) => spot[0] === sheet)[2]);
    const apart = (top(view.newTop, view.new, newSheet) - top(view.oldTop, view.old, oldSheet)) * scale;
    document.querySelector(`#${apart > 0 ? "old" : "new"} .sheet`).style.marginTop = `${Math.abs(apart)}px`;
  };

  const view = (mode) => {
    stage.className = mode;
    document.querySelectorAll("[data-mode]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.mode === mode)));
    if (now >= 0) show(now);
  };

  changes.forEach((each, index) => each.addEventListener("click", () => show(index)));
  document.querySelectorAll("[data-mode]").forEach((b) => b.addEventListener("click", () => view(b.dataset.mode)));
  amount.addEventListener("input", () => stage.style.setProperty("--amount", amount.value / 100));
  document.querySelectorAll(".strip a").forEach((a) => a.addEventListener("click", (event) => {
    event.preventDefault();
    const sheet = Number(a.dataset.sheet);
    const index = changes.findIndex((each) => data.views[Number(each.dataset.view)].new.some((spot) => spot[0] === sheet));
    if (index >= 0) show(index);
  }));
  const keys = {
    j: () => show(now + 1), n: () => show(now + 1), k: () => show(now < 0 ? -1 : now - 1), p: () => show(now < 0 ? -1 : now - 1),
    1: () => view("side"), 2: () => view("swipe"), 3: () => view("onion"), Enter: () => show(Math.max(changes.indexOf(document.activeElement), 0)),
  };
  addEventListener("keydown", (event) => {
    const isFree = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isFree && Object.hasOwn(keys, event.key) && !(event.key === "Enter" && event.target instanceof HTMLButtonElement)) keys[event.key]();
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
  if (changes.length) show(0);
})();
