import { titik } from "@titik/heatmap-tracker/corpus";
import { findTarget } from "@titik/heatmap-tracker/find-target";
import { writeInSlices } from "@titik/heatmap-tracker/outline";

const CONTROLS = "a[href],button,label,summary,input,select,textarea";
const UNSEEN = "script,style,link,meta,title,noscript,template,source,svg *,[data-ht-ignore] *";

const shown = () =>
  [...document.querySelectorAll("body,body *")].filter((element) => !element.matches(UNSEEN));
const controls = () => shown().filter((element) => element.matches(CONTROLS));

export interface ShownBox {
  what: string;
  box: [left: number, top: number, width: number, height: number];
}

/** Every element with its box, in the order of the document. */
const boxes = (): ShownBox[] =>
  shown().map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { what: `${element.localName}.${element.className}`, box: [left, top, width, height] };
  });

export type Clue = ReturnType<typeof titik.describe>;

const found = (clues: Clue[]) => {
  const all = controls();
  return clues.map((clue) => {
    const element = findTarget(document, clue);
    return element === undefined ? null : all.indexOf(element);
  });
};

const textsOf = (nodes: Iterable<Node>) =>
  [...nodes].map((node) => (node instanceof Text ? node.data : "")).join(" ");

/** Everything that a visitor could read, or has typed. */
const words = () => {
  const said = [document.title, ...shown().map(({ childNodes }) => textsOf(childNodes))];
  for (const element of document.querySelectorAll<HTMLInputElement>("*")) {
    for (const name of ["alt", "title", "placeholder", "aria-label", "value", "content"])
      said.push(element.getAttribute(name) ?? "");
    said.push(typeof element.value === "string" ? element.value : "");
  }
  return said.join(" ");
};

const inPage = {
  outline: () => writeInSlices(),
  boxes,
  clues: () => controls().map(titik.describe),
  found,
  words,
};
export type InPage = typeof inPage;

Reflect.set(window, "inPage", inPage);
