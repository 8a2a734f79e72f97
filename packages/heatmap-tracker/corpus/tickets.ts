import type { Build } from "./build.ts";

const TICKETS = [
  [4812, "Login gagal", "Budi"],
  [4813, "Ekspor lambat", "Sari"],
  [4820, "Surel ganda", "Budi"],
  [4821, "Warna salah", "Dewi"],
  [4833, "Tautan mati", "Sari"],
] as const;

/** A tool of Vue components with scoped styles: `data-v-…` marks the build, classes are plain. */
export const tickets = ({ hash, count }: Build): string => {
  const app = `data-v-${hash("app").toLowerCase()}`;
  const row = `data-v-${hash("row").toLowerCase()}`;
  return `<div id="app" data-v-app=""><aside ${app} class="sidebar"><h1 ${app} class="sidebar__title">Tiket</h1>
  <ul ${app} class="sidebar__menu"><li ${app}><a ${app} href="/tickets" class="router-link-active router-link-exact-active">Semua</a></li><li ${app}><a ${app} href="/tickets/mine">Milik saya</a></li><li ${app}><a ${app} href="/tickets/closed">Selesai</a></li></ul>
  <button ${app} class="btn btn--ghost"><i ${app} class="icon icon-cog"></i><span ${app}>Atur</span></button></aside>
<main ${app} class="content"><div ${app} class="toolbar"><input ${app} class="toolbar__search" placeholder="Cari" id="input-${count()}"><select ${app} name="status"><option>Buka</option><option>Tutup</option></select><button ${app} class="btn btn--primary">Tiket baru</button></div>
  <table ${app} class="table"><thead><tr><th><input type="checkbox"></th><th>Nomor</th><th>Judul</th><th>Oleh</th><th></th></tr></thead><tbody>${TICKETS.map(
    ([number, title, by]) =>
      `<tr ${row} class="row"><td ${row}><input ${row} type="checkbox" id="check-${count()}"></td><td ${row} class="row__number">${number}</td><td ${row}><a ${row} href="/tickets/${number}" class="row__title">${title}</a></td><td ${row}><span ${row} class="avatar">${by[0]}</span><span ${row}>${by}</span></td><td ${row} class="row__actions"><button ${row} class="btn btn--small" title="Tutup">✓</button><button ${row} class="btn btn--small" title="Hapus">×</button></td></tr>`,
  ).join("")}</tbody></table>
  <div ${app} class="pager"><button ${app} class="pager__button" disabled>‹</button><span ${app} class="pager__now">1 / 9</span><button ${app} class="pager__button">›</button></div></main>
<section ${app} class="detail"><header ${app}><h2 ${app}>Login gagal</h2><button ${app} class="detail__close">×</button></header><dl ${app}><dt ${app}>Status</dt><dd ${app}><em ${app} class="tag tag--open">Buka</em></dd><dt ${app}>Prioritas</dt><dd ${app}>Tinggi</dd></dl>
  <form ${app} class="detail__reply"><textarea ${app} name="reply"></textarea><label ${app}><input ${app} type="checkbox" name="internal">Internal</label><button ${app} class="btn btn--primary" type="submit">Kirim</button></form></section></div>`;
};
