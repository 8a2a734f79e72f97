import type { Messages } from "./messages.ts";
import { peopleId } from "./people-id.ts";
import { picturesId } from "./pictures-id.ts";
import { reportsId } from "./reports-id.ts";

const number = new Intl.NumberFormat("id-ID");
const percent = new Intl.NumberFormat("id-ID", { style: "percent" });
const share = new Intl.NumberFormat("id-ID", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const day = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "short", timeZone: "UTC" });

const units = {
  clicks: (count: number) => `${number.format(count)} klik`,
  hover: (count: number) => `${number.format(count)} sorotan`,
  scroll: (count: number) => `${number.format(count)} guliran`,
  elements: (count: number) => `${number.format(count)} klik`,
  attention: (count: number) => `${number.format(count)} kejadian`,
};

export const id: Messages = {
  name: "Bahasa Indonesia",
  number: (value) => number.format(value),
  percent: (fraction) => percent.format(fraction),
  share: (fraction) => share.format(fraction),
  day: (date) => day.format(date),
  counted: units,

  common: {
    copy: "Salin",
    copied: "Tersalin",
    retry: "Coba lagi",
    requestId: (request) => `Permintaan ${request}`,
  },
  nav: {
    main: "Utama",
    skip: "Langsung ke isi",
    heatmaps: "Peta panas",
    project: "Proyek",
    changeProject: "Ganti proyek",
    account: "Akun",
    members: "Anggota",
    keys: "Kunci",
    audit: "Catatan audit",
    newProject: "Proyek baru",
    menu: "Menu",
    signOut: "Keluar",
    language: "Bahasa",
    theme: "Tema",
    light: "Terang",
    dark: "Gelap",
  },
  sample: {
    title: "Halaman contoh, 18.342 klik",
    note: "Tiap titik 8 piksel halaman",
    label: "Medan klik berupa titik, makin besar dan terang di tempat yang sering diklik",
  },
  ...peopleId,
  ...reportsId,
  ...picturesId,
  notFound: {
    title: "Halaman ini tidak ada",
    text: "Alamatnya salah, atau Anda tidak boleh melihat proyek ini.",
    back: "Ke dasbor",
  },
  failure: {
    title: "Terjadi kesalahan",
    text: "Halaman tidak dapat ditampilkan. Coba lagi sebentar.",
  },
  heatmap: {
    title: (page) => `Peta panas ${page}`,
    layers: {
      clicks: "Klik",
      hover: "Sorotan",
      scroll: "Jangkauan gulir",
      attention: "Perhatian",
      elements: "Elemen",
    },
    layer: "Lapisan",
    bands: { desktop: "Desktop", tablet: "Tablet", phone: "Ponsel" },
    band: "Lebar layar",
    stage: "Panas di atas halaman",
    frame: (page) => `Halaman ${page}`,
    heat: "Panas",
    opacity: "Kepekatan panas",
    legend: {
      clicks: "Klik di sekitar titik",
      hover: "Sorotan di sekitar titik",
      scroll: "Sesi yang melihatnya",
      attention: "Lama terlihat",
      elements: "Klik pada elemen",
    },
    summary: (total, hottest) =>
      `${total}. ${hottest.length > 0 ? `Terpanas: ${hottest.join("; ")}. ` : ""}Daftar di samping halaman memuat semua elemen.`,
    reachSummary: (marks) => `Jangkauan gulir. ${marks.join("; ")}.`,
    nothingHere: {
      clicks: "Belum ada klik di halaman ini",
      hover: "Belum ada sorotan di halaman ini",
      scroll: "Belum ada guliran di halaman ini",
      attention: "Belum ada yang melihat halaman ini",
      elements: "Belum ada klik di halaman ini",
    },
    nothingHereText: "Pada lebar layar dan waktu ini. Mungkin ada di lebar lain.",
    slowFrame: "Halaman masih dimuat.",
    refused: "Tetap kosong? Situs itu mungkin menolak ditampilkan dalam bingkai.",
  },
  pages: {
    choose: "Pilih halaman",
    search: "Cari halaman",
    none: "Tidak ada halaman yang cocok",
  },
  range: {
    choose: "Pilih waktu",
    presets: { "24h": "24 jam terakhir", "7d": "7 hari terakhir", "30d": "30 hari terakhir" },
    custom: "Dari dan sampai",
    from: "Dari",
    to: "Sampai",
    apply: "Tampilkan",
    utc: "Hari menurut UTC",
  },
  widths: {
    label: "Klik yang digambar",
    exact: (vw, count) => `Lebar ${vw} px: ${count}`,
    all: (count) => `Semua lebar: ${count}, kurang tepat`,
    only: (vw) => `Semua pada lebar ${vw} px, tepat sampai pikselnya.`,
    rest: (count) => `${count} pada lebar lain tidak digambar: di sana tampilan halaman berbeda.`,
    mixed: (count, vw) => `${count} berasal dari lebar selain ${vw} px dan bisa meleset.`,
  },
  totals: {
    clicks: "Klik",
    hover: "Sorotan",
    scroll: "Guliran",
    elements: "Klik",
    attention: "Kejadian",
    sessions: "Sesi",
    here: "Pada gambar",
  },
  elements: {
    title: "Elemen teratas",
    none: "Belum ada yang dapat didaftar.",
    share: "Bagian",
    notFound: "Tidak ada pada halaman yang tergambar sekarang",
    notDrawn: "Pilih elemen untuk menandainya di halaman.",
  },
  reach: {
    title: "Jangkauan gulir",
    to: (depth) => `sampai ${depth} px`,
    none: "Belum ada guliran.",
  },
  empty: {
    title: "Pasang Titik di situs Anda",
    made: "Proyek dibuat",
    paste: "Tempel baris ini",
    open: "Buka situs Anda, klik apa saja",
    lead: "Satu baris sebelum </head>. Tanpa kuki; teks dan isian formulir tidak pernah dibaca.",
    waiting: "Menunggu kejadian pertama",
    changes: "Halaman ini berubah sendiri dalam dua detik.",
    key: "Kunci ini bersifat publik: hanya dapat mengirim kejadian.",
    nothing: "Semenit tanpa hasil?",
    blocker: "Matikan pemblokir iklan untuk situs Anda sendiri.",
    policy: (host) => `Izinkan ${host} pada script-src dan connect-src dalam kebijakan konten situs.`,
    doNotTrack: "Peramban yang mengirim Do Not Track atau Global Privacy Control tidak dicatat.",
    range: "Kejadian di luar waktu yang dipilih tidak dihitung di sini.",
  },
  errors: {
    unauthorized: "Sesi Anda sudah berakhir. Silakan masuk lagi.",
    forbidden: "Anda tidak boleh membaca proyek ini.",
    notFound: "Proyek ini sudah tidak ada.",
    rateLimit: "Terlalu banyak permintaan dalam waktu singkat. Percobaan berikutnya berjalan sendiri.",
    unavailable: "Server belum dapat menjawab. Percobaan berikutnya berjalan sendiri.",
    network: "Server tidak dapat dihubungi. Periksa sambungan.",
    shape: "Jawaban server tidak sesuai bentuknya. Muat ulang halaman.",
    other: "Peta panas tidak dapat dimuat.",
  },
};
