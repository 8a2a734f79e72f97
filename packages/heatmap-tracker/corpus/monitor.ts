import type { Build } from "./build.ts";

const HOSTS = ["web-1", "web-2", "db-1", "cache-1"];
const METRICS = ["CPU", "Memori", "Disk", "Jaringan"];

/** A dashboard in CSS-in-JS: every class is a hash, some have the component's name before it. */
export const monitor = ({ hash, count }: Build): string => {
  const sc = (name: string) => `sc-${hash(`id${name}`).toLowerCase()}-0 ${hash(name)}`;
  const css = (name: string) => `css-${hash(name).toLowerCase()}`;
  const mui = (kind: string, name: string) => `Mui${kind}-root ${css(name)}`;
  return `<div id="__next"><div class="${sc("Shell")}"><nav class="${sc("Side")}"><a class="${sc("Brand")}" href="/"><svg><g><path d="M0 0"/></g></svg></a><div class="${sc("Items")}"><a class="${sc("Item")}" href="/hosts"><span class="${sc("Icon")}"></span><span class="${sc("Text")}">Host</span></a><a class="${sc("Item")}" href="/alerts"><span class="${sc("Icon")}"></span><span class="${sc("Text")}">Alarm</span></a><a class="${sc("Item")}" href="/rules"><span class="${sc("Icon")}"></span><span class="${sc("Text")}">Aturan</span></a></div><button class="${sc("Fold")}">«</button></nav>
<div class="${sc("Main")}"><div class="${sc("Bar")}"><h1 class="${sc("Title")}">Host</h1><div class="${sc("Range")}"><button class="${sc("Tab")}">1 j</button><button class="${sc("Tab")}">24 j</button><button class="${sc("Tab")}">7 h</button></div><input class="${mui("InputBase", "find")}" id="mui-${count()}" placeholder="Cari host"><button class="${mui("Button", "new")}">Host baru</button></div>
<div class="${sc("Cards")}">${METRICS.map(
    (name) =>
      `<div class="${sc("Card")}"><div class="${sc("CardHead")}"><h3 class="${sc("CardTitle")}">${name}</h3><button class="${sc("Dots")}">⋮</button></div><div class="${sc("Value")}"><b>42</b><small>%</small></div><svg class="${sc("Spark")}"><path d="M0 0"/></svg></div>`,
  ).join("")}</div>
<div role="table" class="${sc("Table")}"><div role="row" class="${sc("HeadRow")}"><div role="columnheader">Nama</div><div role="columnheader">Status</div><div role="columnheader">Beban</div><div role="columnheader"></div></div>${HOSTS.map(
    (host) =>
      `<div role="row" class="${sc("Row")}"><div role="cell" class="${sc("Cell")}"><a href="/hosts/${host}">${host}</a></div><div role="cell" class="${sc("Cell")}"><span class="${sc("Pill")}">hidup</span></div><div role="cell" class="${sc("Cell")}"><progress value="3" max="9"></progress></div><div role="cell" class="${sc("Cell")}"><button class="${sc("Small")}">SSH</button><button class="${sc("Small")}">Mati</button></div></div>`,
  ).join("")}</div>
<div class="${sc("Foot")}"><label class="${sc("Check")}"><input type="checkbox" id="mui-${count()}"><span>Segarkan sendiri</span></label><select class="${mui("Select", "every")}"><option>10 d</option><option>60 d</option></select></div></div></div></div>`;
};
