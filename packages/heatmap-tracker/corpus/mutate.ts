/** A small linear congruential generator: the same seed makes the same changes on every machine. */
const createRandom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Children of one kind, as rows of a list are: at least three of the same tag. */
const rowsOf = (parent: Element): Element[] => {
  const rows = [...parent.children];
  return rows.length > 2 && rows.every(({ localName }) => localName === rows[0]?.localName) ? rows : [];
};

/**
 * Changes a page as weeks of work on it do: a notice on top, rows that come, go and trade places, wrappers around
 * boxes, an icon in front of a label, states that switch. Elements that stay remain the same objects.
 */
export const mutate = (body: HTMLElement, seed: number): void => {
  const random = createRandom(seed);
  const pick = (share: number) => random() < share;
  const page = body.ownerDocument;

  const lists = [...body.querySelectorAll("*")].filter((element) => rowsOf(element).length);
  for (const list of lists) {
    const [first, second, third] = rowsOf(list);
    if (!first || !second || !third) continue;
    if (pick(0.5)) {
      const row = first.cloneNode(true) as Element;
      for (const element of [row, ...row.querySelectorAll("*")]) {
        element.removeAttribute("id");
        const href = element.getAttribute("href");
        if (href) element.setAttribute("href", `${href}-baru`);
      }
      list.prepend(row);
    }
    if (pick(0.4)) list.insertBefore(third, second);
    if (pick(0.25)) second.remove();
  }
  for (const box of body.querySelectorAll("div, section, form, nav"))
    if (pick(0.1)) {
      const wrapper = page.createElement("div");
      box.replaceWith(wrapper);
      wrapper.append(box);
    }
  for (const control of body.querySelectorAll("a, button"))
    if (pick(0.1)) control.prepend(page.createElement("i"));
  for (const element of body.querySelectorAll("li, button, a")) {
    if (pick(0.1)) element.classList.add("is-active");
    if (element.hasAttribute("data-state") && pick(0.5)) element.setAttribute("data-state", "open");
  }
  const notice = page.createElement("div");
  notice.innerHTML = `<p>Libur <a href="/libur">lihat</a></p><button>×</button>`;
  body.firstElementChild?.prepend(notice);
};
