import type { Messages } from "./messages.ts";
import type { picturesEn } from "./pictures-en.ts";

/** Texts of the heatmap page beyond its frame: layers, spots, comparison. */
export const picturesId: Pick<Messages, keyof typeof picturesEn> = {
  hover: {
    around: (counted) => `${counted} di sekitar sini`,
    open: "Klik untuk melihat kejadiannya",
  },
  behind: {
    title: "Kejadian di baliknya",
    open: "Tampilkan kejadian",
    area: "Tempat ini",
    back: "Kembali ke daftar",
    session: "Sesi",
    at: (x, y) => `di ${x}, ${y} px`,
    pointers: { mouse: "tetikus", touch: "sentuhan", pen: "pena", keyboard: "papan ketik" },
  },
  badges: {
    rage: (count) => `${count} kesal`,
    dead: (count) => `${count} mati`,
  },
  attention: {
    title: "Lama terlihat",
    note: "Rata-rata tiap sesi. Jeda dihitung paling lama sepuluh detik.",
    part: (from, to) => `${from} sampai ${to} px`,
    seconds: (seconds) => `${seconds} dtk`,
    summary: (from, to, seconds) =>
      `Perhatian. Paling lama terlihat: ${from} sampai ${to} px, ${seconds} detik tiap sesi.`,
    none: "Belum ada yang tinggal cukup lama.",
  },
  compare: {
    title: "Bandingkan",
    off: "Tanpa pembanding",
    before: "Waktu sebelumnya",
    release: (name) => `Rilis ${name}`,
    releases: "Rilis",
    none: "Belum ada kejadian yang menyebut rilis.",
    split: "Berdampingan",
    difference: "Selisih",
    as: "Ditampilkan sebagai",
    divider: "Batas kedua sisi",
    now: "Waktu ini",
    more: "Lebih banyak dari sebelumnya",
    less: "Lebih sedikit dari sebelumnya",
    same: "Kira-kira sama",
    unclear: "Terlalu sedikit untuk dinilai",
    summary: (now, before) => `Dibandingkan: ${now} dengan ${before}.`,
    column: "Perubahan",
  },
  filter: {
    title: "Saring",
    release: "Rilis",
    variant: "Varian",
    any: "Semua",
    active: (count) => `${count} dipasang`,
    fixed: "Bagian tetap",
    fixedChoices: { with: "Bersama halaman", hidden: "Tanpa", only: "Hanya itu" },
    fixedNote: "Tajuk dan tombol yang tetap di jendela.",
    bots: "Hitung juga peramban otomatis",
    site: "Situs di bawah panas",
    siteNote: "Asal halaman, seperti https://contoh.id",
    apply: "Terapkan",
  },
  look: {
    title: "Tampilan",
    paper: "Halaman",
    paperStrength: "Kepekatan halaman",
    colours: "Warna",
    maps: { inferno: "Inferno", viridis: "Viridis", turbo: "Turbo" },
    save: "Simpan PNG",
    saved: "Gambar tersimpan",
  },
  shareLink: { copy: "Salin tautan", copied: "Tautan tersalin" },
  group: {
    asGroup: (pattern) => `Semua halaman seperti ${pattern}`,
    drawnOn: (page) => `Digambar di atas ${page}`,
  },
  first: {
    title: "Kejadian pertama diterima",
    text: (page) => `Di ${page}. Gambarnya tumbuh sendiri.`,
    close: "Baik",
  },
};
