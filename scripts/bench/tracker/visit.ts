/** A visit as a bench needs it: every event that a real one would dispatch, without a hand that waits. */
const point = (type: string, x: number, y: number, detail = 0) => {
  const target = document.elementFromPoint(x, y) ?? document.body;
  const Kind = /^pointer|^click$/.test(type) ? PointerEvent : MouseEvent;
  target.dispatchEvent(
    new Kind(type, {
      bubbles: true,
      cancelable: true,
      composed: true,
      clientX: x,
      clientY: y,
      detail,
      view: window,
      ...(Kind === PointerEvent && { pointerType: "mouse" }),
    }),
  );
};

// Nobody leaves the page, and nothing is sent from it.
addEventListener("click", (event) => event.preventDefault());
addEventListener("submit", (event) => event.preventDefault());

const breath = () => new Promise((resume) => setTimeout(resume));

const move = async (count: number) => {
  for (let index = 0; index < count; index++) {
    const x = 40 + ((index * 7) % (innerWidth - 80));
    const y = 40 + ((index * 3) % (innerHeight - 80));
    point("pointermove", x, y);
    point("mousemove", x, y);
    if (index % 50 === 0) await breath();
  }
};

const click = async (count: number) => {
  for (let index = 0; index < count; index++) {
    const x = 40 + ((index * 97) % (innerWidth - 80));
    const y = 40 + ((index * 61) % (innerHeight - 80));
    point("pointerdown", x, y, 1);
    point("mousedown", x, y, 1);
    await breath();
    for (const type of ["pointerup", "mouseup", "click"]) point(type, x, y, 1);
    await breath();
  }
};

const roll = async (count: number) => {
  for (let index = 0; index < count; index++) {
    scrollTo(0, (index * 53) % 4_000);
    await new Promise(requestAnimationFrame);
  }
};

const rest = (seconds: number) => new Promise((resume) => setTimeout(resume, seconds * 1e3));

Reflect.set(window, "visit", { move, click, scroll: roll, rest });
