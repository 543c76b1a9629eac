// The pages of the book: rows of one page or of a spread, pictures and text as they come into view.

const PIXELS = 96 / 72;
const STEPS = 16; // scales are sixteenths of a pixel a point: pictures are not scaled again
const LARGEST = 6;
const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

export class Pages {
  constructor(main, onLine, onPage) {
    this.main = main;
    this.onLine = onLine;
    this.onPage = onPage;
    this.entries = [];
    this.articles = [];
    this.spreads = true;
    this.zoom = null;
    this.texts = new Map();
    this.decorate = () => {};
    this.watcher = new IntersectionObserver((seen) => this.#seen(seen), { root: main, rootMargin: "60% 0px" });
    main.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.zoom === null && this.#resize()).observe(main);
  }

  // Show other pages; those that stay as they are keep their elements.
  show(entries) {
    const order = (list) => list.map((entry) => [entry.side, entry.folio, entry.width].join()).join(" ");
    const same = order(entries) === order(this.entries);
    const before = this.entries;
    this.entries = entries;
    if (same) {
      entries.forEach((entry, index) => entry.key !== before[index].key && this.#renew(index));
    } else {
      this.#build();
    }
    this.#scrolled();
  }

  replace(index, entry) {
    this.entries[index] = entry;
    this.#renew(index);
  }

  #build() {
    this.watcher.disconnect();
    this.articles = this.entries.map((entry, index) => this.#article(entry, index));
    this.#arrange();
    this.articles.forEach((article) => this.watcher.observe(article));
  }

  #article(entry, index) {
    const article = make("article", `page ${entry.side}`);
    article.dataset.index = index;
    const head = make("h2", "hidden");
    head.id = `page-${index}`;
    head.textContent = name(entry);
    article.setAttribute("aria-labelledby", head.id);
    const sheet = make("div", "sheet");
    const picture = make("img");
    picture.alt = "";
    picture.decoding = "async";
    sheet.append(picture, make("div", "lines"), make("div", "marks"));
    const label = make("p", "label");
    label.setAttribute("aria-hidden", "true");
    label.textContent = entry.folio || (entry.blank ? "" : "–");
    article.append(head, sheet, label);
    this.#size(article, entry);
    return article;
  }

  #size(article, entry) {
    const scale = this.scale();
    const snapped = (points) => `${Math.round(points * scale * devicePixelRatio) / devicePixelRatio}px`;
    const sheet = article.querySelector(".sheet");
    sheet.style.width = snapped(entry.width);
    sheet.style.height = snapped(entry.height);
    article.style.marginLeft = this.spreads && this.#isAlone(Number(article.dataset.index), "recto") ? `${entry.width * scale}px` : "";
    article.style.marginRight = this.spreads && this.#isAlone(Number(article.dataset.index), "verso") ? `${entry.width * scale}px` : "";
  }

  #isAlone(index, side) {
    const entry = this.entries[index];
    const other = this.entries[side === "recto" ? index - 1 : index + 1];
    return entry.side === side && !(other && other.side !== side);
  }

  #arrange() {
    const rows = [];
    this.articles.forEach((article, index) => {
      const joins = this.spreads && this.entries[index].side === "recto" && index && this.entries[index - 1].side === "verso";
      if (!joins) rows.push(make("div", "row"));
      rows.at(-1).append(article);
    });
    this.main.classList.toggle("spreads", this.spreads);
    this.main.replaceChildren(...rows);
  }

  setSpreads(on) {
    this.#keeping(() => {
      this.spreads = on;
      this.#arrange();
      this.#resize();
    });
  }

  // CSS pixels per point.
  scale() {
    return this.#pixels() / devicePixelRatio;
  }

  // Pixels of the screen per point.
  #pixels() {
    const wanted = (this.zoom ?? this.#fitting()) * PIXELS * devicePixelRatio * STEPS;
    const whole = this.zoom === null ? Math.floor(wanted) : Math.round(wanted);
    return Math.min(LARGEST, whole / STEPS);
  }

  #fitting() {
    const first = this.entries[0];
    if (!first) return 1;
    const wide = first.width * (this.spreads ? 2 : 1) * PIXELS;
    return Math.min(1.4, Math.max(0.25, (this.main.clientWidth - 34) / wide));
  }

  step(by) {
    const now = this.zoom ?? this.#fitting();
    const next = by > 0 ? ZOOMS.find((zoom) => zoom > now * 1.01) : ZOOMS.findLast((zoom) => zoom < now * 0.99);
    this.setZoom(next ?? now);
  }

  setZoom(zoom) {
    this.#keeping(() => {
      this.zoom = zoom;
      this.#resize();
    });
  }

  #resize() {
    this.articles.forEach((article, index) => this.#size(article, this.entries[index]));
    this.articles.filter((article) => article.dataset.near).forEach((article) => this.#fill(article));
    this.onPage(this.current());
  }

  // Do something that moves the pages; the point at the top of the window stays there.
  #keeping(change) {
    const place = this.#point();
    change();
    if (place) this.#putBack(place.index, place.y, place.above);
  }

  #point(article = this.#topmost()) {
    if (!article) return null;
    const top = this.main.getBoundingClientRect().top;
    const sheet = article.querySelector(".sheet").getBoundingClientRect();
    const y = Math.max(0, (top - sheet.top) / this.scale());
    return { index: Number(article.dataset.index), y, above: top - sheet.top - y * this.scale() };
  }

  #topmost() {
    const top = this.main.getBoundingClientRect().top;
    return this.articles.find((each) => each.getBoundingClientRect().bottom > top + 4);
  }

  #putBack(index, y, above = 0) {
    const article = this.articles[index];
    if (!article) return;
    const top = this.main.getBoundingClientRect().top;
    const sheet = article.querySelector(".sheet").getBoundingClientRect();
    this.main.scrollTop += sheet.top - top + y * this.scale() + above;
  }

  // The line at the top of the window: what the reader's place is known by when pages have moved.
  place() {
    const first = this.articles.indexOf(this.#topmost());
    for (const article of first < 0 ? [] : this.articles.slice(first, first + 4)) {
      const point = this.#point(article);
      const text = this.texts.get(this.entries[point.index].key);
      const line = text?.lines.find((each) => each.block && each.box[1] + each.box[3] > point.y);
      if (line) return { ...point, block: line.block, offset: line.start, lineY: line.box[1] };
    }
    return this.#point();
  }

  putBack(place, at) {
    if (at) this.#putBack(at.page, at.y + place.y - place.lineY, place.above);
    else this.#putBack(Math.min(place.index, this.articles.length - 1), place.y, place.above);
  }

  current() {
    const box = this.main.getBoundingClientRect();
    const middle = box.top + box.height * 0.3;
    const found = this.articles.findIndex((article) => article.getBoundingClientRect().bottom > middle);
    return found < 0 ? this.articles.length - 1 : found;
  }

  // The next index after a page in one direction that stands in another row.
  beside(index, by) {
    const row = this.articles[index]?.parentElement;
    let next = index;
    while (this.articles[next] && this.articles[next].parentElement === row) next += by;
    next = Math.min(Math.max(next, 0), this.articles.length - 1);
    return by < 0 && this.articles[next] ? Number(this.articles[next].parentElement.firstElementChild.dataset.index) : next;
  }

  go(index, mark = null) {
    const article = this.articles[index];
    if (!article) return;
    const box = this.main.getBoundingClientRect();
    const sheet = article.querySelector(".sheet").getBoundingClientRect();
    const top = mark ? sheet.top + mark[1] * this.scale() - box.height * 0.35 : sheet.top - 12;
    if (!mark || sheet.top + mark[1] * this.scale() < box.top + 20 || sheet.top + mark[3] * this.scale() > box.bottom - 20) {
      this.main.scrollTop += top - box.top;
    }
    const left = mark ? sheet.left + mark[0] * this.scale() : sheet.left;
    const right = mark ? sheet.left + mark[2] * this.scale() : sheet.right;
    if (left < box.left) this.main.scrollLeft += left - box.left - 20;
    else if (right > box.right) this.main.scrollLeft += Math.min(right - box.right + 20, left - box.left - 20);
  }

  isSeen(index) {
    const box = this.main.getBoundingClientRect();
    const sheet = this.articles[index]?.getBoundingClientRect();
    return Boolean(sheet) && sheet.bottom > box.top + 40 && sheet.top < box.bottom - 40;
  }

  #scrolled() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.onPage(this.current()));
  }

  #seen(seen) {
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting) {
        target.dataset.near = "yes";
        this.#fill(target);
      } else {
        delete target.dataset.near;
      }
    }
  }

  #renew(index) {
    const article = this.articles[index];
    const entry = this.entries[index];
    article.querySelector("h2").textContent = name(entry);
    this.#size(article, entry);
    if (article.dataset.near) this.#fill(article);
  }

  #fill(article) {
    const entry = this.entries[Number(article.dataset.index)];
    this.#picture(article, entry);
    this.#text(article, entry);
  }

  #picture(article, entry) {
    const address = `page/${entry.key}@${this.#pixels()}.png`;
    if (article.dataset.wanted === address) return;
    article.dataset.wanted = address;
    const fresh = new Image();
    fresh.src = address;
    fresh.decode().then(() => {
      if (article.dataset.wanted !== address) return;
      fresh.alt = "";
      article.querySelector("img").replaceWith(fresh);
      article.dataset.drawn = entry.key;
    }, () => {
      if (article.dataset.wanted === address) delete article.dataset.wanted;
    });
  }

  async #text(article, entry) {
    const scale = this.scale();
    if (article.dataset.text === `${entry.key} ${scale}`) return;
    article.dataset.text = `${entry.key} ${scale}`;
    let text = this.texts.get(entry.key);
    if (!text) {
      const answer = await fetch(`page/${entry.key}.json`);
      if (!answer.ok) return;
      text = await answer.json();
      this.texts.set(entry.key, text);
      if (this.texts.size > 200) this.texts.delete(this.texts.keys().next().value);
    }
    if (article.dataset.text !== `${entry.key} ${scale}`) return;
    article.querySelector(".lines").replaceChildren(...this.#blocks(text.lines, scale));
    article.dataset.read = entry.key;
    this.decorate(Number(article.dataset.index));
  }

  #blocks(lines, scale) {
    const blocks = [];
    let last = null;
    lines.forEach((line, number) => {
      if (!last || last.block !== line.block || last.area !== line.area) {
        blocks.push(make("p"));
        blocks.at(-1).dataset.area = line.area;
      }
      last = line;
      const element = make("span");
      element.textContent = line.text + " ";
      element.dataset.line = number;
      const [x, y, width, height] = line.box;
      Object.assign(element.style, {
        left: `${x * scale}px`, top: `${y * scale}px`, width: `${width * scale}px`, height: `${height * scale}px`,
        fontSize: `${height * 0.66 * scale}px`, lineHeight: `${height * scale}px`,
      });
      if (line.source) element.dataset.source = line.source;
      element.addEventListener("click", () => getSelection().isCollapsed && this.onLine(element));
      blocks.at(-1).append(element);
    });
    return blocks;
  }

  // Mark places of a page: [{marks, kind, label, title, chosen, onClick}].
  mark(index, places) {
    const article = this.articles[index];
    if (!article) return;
    const scale = this.scale();
    const made = places.flatMap((place) => {
      const boxes = place.marks.map(([left, top, right, bottom]) => {
        const box = make("div", `mark ${place.kind}${place.chosen ? " chosen" : ""}`);
        Object.assign(box.style, {
          left: `${left * scale}px`, top: `${top * scale}px`, width: `${Math.max(2, right - left) * scale}px`, height: `${(bottom - top) * scale + 2}px`,
        });
        return box;
      });
      return place.label && boxes.length ? [...boxes, this.#tag(place, scale, this.entries[index])] : boxes;
    });
    article.querySelector(".marks").replaceChildren(...made);
  }

  #tag(place, scale, entry) {
    const [left, top, right, bottom] = place.marks[0];
    const tag = make("button", `tag ${place.kind}`);
    tag.type = "button";
    tag.tabIndex = -1;
    tag.textContent = place.label;
    tag.title = place.title;
    const outside = entry.side === "verso";
    Object.assign(tag.style, outside
      ? { left: "4px", top: `${((top + bottom) / 2) * scale}px` }
      : { right: "4px", top: `${((top + bottom) / 2) * scale}px` });
    tag.addEventListener("click", place.onClick);
    return tag;
  }
}

function name(entry) {
  const what = entry.blank ? "blank" : entry.section;
  return entry.folio ? `Page ${entry.folio}, ${entry.side}, ${what}` : `Sheet ${entry.sheet}, ${entry.side}, ${what}`;
}

export function make(tag, classes = "") {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  return element;
}
