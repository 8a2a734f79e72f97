import type { Build } from "./build.ts";

const MEMBERS = [
  ["Ayu", "admin"],
  ["Bima", "member"],
  ["Citra", "member"],
  ["Damar", "guest"],
] as const;

/** Settings of headless components in utility classes: ids are counted, roles and data-state say what is what. */
export const settings = ({ hash, count }: Build): string => {
  const id = () => `radix-«r${count()}»`;
  const option = (name: string, label: string) =>
    `<div class="flex items-center justify-between rounded-lg border p-4"><div class="space-y-0.5"><label class="text-base font-medium" for="${id()}">${label}</label><p class="text-muted-foreground text-sm">Surel tentang ${label}.</p></div><button type="button" role="switch" aria-checked="false" data-state="unchecked" data-slot="switch" value="on" name="${name}" class="peer inline-flex h-6 w-11 shrink-0 items-center rounded-full"><span data-state="unchecked" data-slot="switch-thumb" class="block size-5 rounded-full"></span></button></div>`;
  return `<div class="grid min-h-svh grid-cols-[240px_1fr] font-sans __variable_${hash("font").toLowerCase()}"><aside data-slot="sidebar" class="border-r p-4"><button id="${id()}" data-state="closed" aria-haspopup="menu" data-slot="dropdown-menu-trigger" class="flex w-full items-center gap-2 rounded-md p-2"><span data-slot="avatar" class="grid size-8 place-items-center rounded-lg">T</span><span class="truncate">Tim Satu</span><svg class="lucide lucide-chevrons-up-down ml-auto size-4"><path d="M0 0"/></svg></button>
  <nav class="mt-4 grid gap-1 text-sm"><a class="rounded-md px-2 py-1.5" href="/settings">Umum</a><a class="rounded-md bg-accent px-2 py-1.5" data-active="true" href="/settings/notifications">Pemberitahuan</a><a class="rounded-md px-2 py-1.5" href="/settings/members">Anggota</a><a class="rounded-md px-2 py-1.5" href="/settings/billing">Tagihan</a></nav></aside>
<main class="space-y-8 p-8"><div><h1 class="text-2xl font-semibold">Pemberitahuan</h1><p class="text-muted-foreground">Apa yang dikirim, dan kapan.</p></div>
  <div role="tablist" data-slot="tabs-list" class="inline-flex h-9 rounded-lg p-1"><button role="tab" data-slot="tabs-trigger" data-state="active" id="${id()}" class="px-3 text-sm">Surel</button><button role="tab" data-slot="tabs-trigger" data-state="inactive" id="${id()}" class="px-3 text-sm">Ponsel</button><button role="tab" data-slot="tabs-trigger" data-state="inactive" id="${id()}" class="px-3 text-sm">Web</button></div>
  <form class="space-y-4">${option("marketing", "Kabar")}${option("security", "Keamanan")}${option("digest", "Ringkasan")}<button data-slot="button" type="submit" class="inline-flex h-9 items-center rounded-md px-4">Simpan</button></form>
  <section class="space-y-3"><h2 class="text-lg font-medium">Anggota</h2><ul class="divide-y rounded-lg border">${MEMBERS.map(
    ([name, role]) =>
      `<li class="flex items-center gap-3 p-3"><span data-slot="avatar" class="grid size-8 place-items-center rounded-full">${name[0]}</span><div class="flex-1"><p class="font-medium">${name}</p><p class="text-xs">${role}</p></div><button role="combobox" data-slot="select-trigger" data-state="closed" aria-controls="${id()}" class="flex h-9 rounded-md border px-3"><span>${role}</span><svg class="lucide lucide-chevron-down size-4"><path d="M0 0"/></svg></button><button data-slot="button" class="size-9 rounded-md" aria-label="Keluarkan"><svg class="lucide lucide-x size-4"><path d="M0 0"/></svg></button></li>`,
  ).join(
    "",
  )}</ul><button data-slot="dialog-trigger" aria-haspopup="dialog" aria-controls="${id()}" data-state="closed" class="rounded-md border px-4 py-2">Undang</button></section></main></div>`;
};
