import type { Messages } from "./messages.ts";

export const beneathId: Pick<Messages, "beneath"> = {
  beneath: {
    title: "Digambar di atas",
    kinds: { live: "Halaman langsung", snapshot: "Potret halaman", image: "Gambar" },
    liveNote: "Diambil sekarang, sebagaimana situs menjawab peramban ini.",
    made: (moment, width) => `${moment}, lebar ${width} px.`,
    ofRelease: (release) => `Rilis ${release}.`,
    pinned: "Disematkan.",
    noSnapshot: "Datang sendiri saat seseorang berada beberapa detik di halaman. Teksnya disamarkan.",
    wasRejected: "Ditolak admin. Versi ini tidak dipotret lagi.",
    noImage: "Belum ada. Unggah tangkapan seluruh halaman di bawah.",
    noImageHere: "Belum ada. Admin dapat mengunggahnya.",
    pin: "Sematkan",
    unpin: "Lepas sematan",
    reject: "Tolak",
    drop: "Hapus",
    askAnew: "Izinkan yang baru",
    rejectQuestion: (page) =>
      `Tolak potret ${page}? Isinya langsung dihapus, dan versi ini tidak dipotret lagi.`,
    dropQuestion: (page) => `Hapus gambar ${page} ini? Potret halaman lalu diambil lagi.`,
    upload: (band) => `Unggah gambar (${band})`,
    uploading: "Mengunggah",
    uploadNote: "PNG, JPEG, atau WebP seluruh halaman. Di atas 720 KiB diperkecil di sini.",
    unreadable: "Berkas ini bukan gambar yang dapat dibaca peramban.",
    cancel: "Batal",
  },
};
