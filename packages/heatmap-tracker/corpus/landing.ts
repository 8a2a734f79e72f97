import type { Build } from "./build.ts";

const FEATURES = ["Cepat", "Aman", "Ringan", "Terbuka"];
const PLANS = [
  ["Gratis", "0"],
  ["Tim", "150"],
  ["Perusahaan", "900"],
] as const;
const QUESTIONS = ["Apakah gratis?", "Di mana data saya?", "Bagaimana berhenti?"];

/** A landing page in utility classes: what it wears says how it looks, and hardly anything has a name. */
export const landing = ({ hash, count }: Build): string => `<div class="min-h-screen bg-white text-slate-900">
<header class="sticky top-0 z-40 flex h-16 items-center justify-between border-b px-6"><a class="flex items-center gap-2 font-semibold" href="/"><img class="h-6 w-6" src="/_assets/logo.${hash("logo")}.svg" alt=""><span class="text-lg">Awan</span></a>
  <nav class="hidden gap-6 md:flex"><a class="text-sm hover:underline" href="#fitur">Fitur</a><a class="text-sm hover:underline" href="#harga">Harga</a><a class="text-sm hover:underline" href="/blog">Blog</a></nav>
  <div class="flex gap-2"><a class="rounded-md px-3 py-2 text-sm" href="/masuk">Masuk</a><a class="rounded-md bg-sky-600 px-3 py-2 text-sm text-white" href="/daftar">Coba</a></div></header>
<main>
<section class="mx-auto max-w-5xl px-6 py-24 text-center"><h1 class="text-5xl font-bold tracking-tight">Semua di satu awan</h1><p class="mx-auto mt-6 max-w-2xl text-lg text-slate-600">Tanpa pasang, tanpa ribet.</p>
  <div class="mt-10 flex justify-center gap-4"><a class="rounded-md bg-sky-600 px-5 py-3 text-white" href="/daftar">Mulai</a><button class="rounded-md border px-5 py-3">Tonton video</button></div></section>
<section id="fitur" class="bg-slate-50 py-20"><h2 class="text-center text-3xl font-semibold">Fitur</h2><div class="mx-auto mt-12 grid max-w-5xl gap-8 md:grid-cols-2">${FEATURES.map(
  (name) =>
    `<div class="rounded-xl border bg-white p-6 shadow-sm"><div class="mb-4 grid h-10 w-10 place-items-center rounded-lg bg-sky-100"><svg class="h-5 w-5"><path d="M0 0"/></svg></div><h3 class="font-semibold">${name}</h3><p class="mt-2 text-sm text-slate-600">${name} sejak hari pertama.</p></div>`,
).join("")}</div></section>
<section id="harga" class="py-20"><h2 class="text-center text-3xl font-semibold">Harga</h2><div class="mx-auto mt-6 flex w-fit rounded-full border p-1 text-sm"><button class="rounded-full bg-slate-900 px-4 py-1 text-white">Bulanan</button><button class="rounded-full px-4 py-1">Tahunan</button></div>
  <div class="mx-auto mt-12 grid max-w-5xl gap-6 md:grid-cols-3">${PLANS.map(
    ([name, price]) =>
      `<div class="flex flex-col rounded-2xl border p-8"><h3 class="text-lg font-medium">${name}</h3><p class="mt-4"><span class="text-4xl font-bold">${price}</span><span class="text-slate-500">/bulan</span></p><ul class="mt-6 space-y-2 text-sm"><li class="flex gap-2"><span>✓</span><span>Satu ruang</span></li><li class="flex gap-2"><span>✓</span><span>Cadangan</span></li></ul><button class="mt-8 rounded-md bg-slate-900 px-4 py-2 text-white">Pilih</button></div>`,
  ).join("")}</div></section>
<section class="bg-slate-50 py-20"><div class="mx-auto max-w-3xl divide-y">${QUESTIONS.map((question) => {
  const id = count();
  return `<div class="py-4"><button class="flex w-full items-center justify-between text-left" aria-controls="panel-${id}"><span class="font-medium">${question}</span><svg class="h-4 w-4"><path d="M0 0"/></svg></button><p id="panel-${id}" class="mt-2 text-sm text-slate-600" hidden>Ya.</p></div>`;
}).join("")}</div></section>
</main>
<footer class="border-t px-6 py-10 text-sm text-slate-500"><div class="mx-auto flex max-w-5xl justify-between"><p>© Awan</p><div class="flex gap-4"><a href="/privasi">Privasi</a><a href="/syarat">Syarat</a></div></div></footer>
</div>`;
