export type Brew = "filter" | "espresso" | "decaf";

export interface Product {
  slug: string;
  name: string;
  origin: string;
  taste: string;
  story: string;
  /** Rupiah for 200 g. */
  price: number;
  brews: Brew[];
  badge?: "Baru" | "Terlaris" | "Habis";
  altitude: string;
  process: string;
  /** 1 to 5: body, acidity, sweetness. */
  profile: [number, number, number];
  bag: { body: string; label: string; print: string };
}

const LABEL = { cream: "#f3e6d8", paper: "#efe9dc", snow: "#eef1f2" };

/** What the made-up roaster sells, in its own order: best sellers first. */
export const PRODUCTS: Product[] = [
  {
    slug: "gayo-wine",
    name: "Gayo Wine",
    origin: "Takengon, Aceh",
    taste: "Stroberi, cokelat, panjang",
    story:
      "Buah merah difermentasi utuh selama dua puluh hari di rumah kaca Pak Hasan, lalu dijemur perlahan. Manisnya seperti selai stroberi di atas roti bakar.",
    price: 128_000,
    brews: ["filter"],
    badge: "Baru",
    altitude: "1.550 mdpl",
    process: "Natural anaerob",
    profile: [4, 3, 5],
    bag: { body: "#7c3b3b", label: LABEL.cream, print: "#7c3b3b" },
  },
  {
    slug: "toraja-sapan",
    name: "Toraja Sapan",
    origin: "Toraja Utara, Sulawesi",
    taste: "Rempah, molase, tebal",
    story:
      "Dari kebun di atas awan Sapan. Digiling basah, dikeringkan dua kali, dan disangrai sedikit lebih gelap supaya rempahnya keluar.",
    price: 112_000,
    brews: ["filter", "espresso"],
    altitude: "1.800 mdpl",
    process: "Giling basah",
    profile: [5, 2, 3],
    bag: { body: "#2f4a3f", label: LABEL.paper, print: "#2f4a3f" },
  },
  {
    slug: "kintamani-honey",
    name: "Kintamani Honey",
    origin: "Bangli, Bali",
    taste: "Jeruk, madu, bersih",
    story:
      "Tumbuh di sela pohon jeruk di lereng Batur. Lendirnya dibiarkan menempel saat dijemur, jadi manisnya seperti madu.",
    price: 118_000,
    brews: ["filter"],
    altitude: "1.350 mdpl",
    process: "Madu kuning",
    profile: [3, 4, 4],
    bag: { body: "#c58f3c", label: "#fbf3e1", print: "#a06c1f" },
  },
  {
    slug: "flores-bajawa",
    name: "Flores Bajawa",
    origin: "Ngada, Flores",
    taste: "Kacang, karamel",
    story:
      "Kopi pagi yang ramah: kacang panggang, karamel, dan akhir yang lembut. Cocok dengan susu, cocok tanpa apa-apa.",
    price: 104_000,
    brews: ["filter", "espresso"],
    altitude: "1.400 mdpl",
    process: "Cuci penuh",
    profile: [4, 3, 4],
    bag: { body: "#37495c", label: "#e9ecef", print: "#37495c" },
  },
  {
    slug: "lereng-blend",
    name: "Lereng Blend",
    origin: "Racikan rumah",
    taste: "Espresso harian",
    story:
      "Racikan yang kami minum sendiri tiap pagi: Gayo untuk manis, Toraja untuk badan, sedikit Temanggung untuk krema.",
    price: 89_000,
    brews: ["espresso"],
    badge: "Terlaris",
    altitude: "900 sampai 1.800 mdpl",
    process: "Racikan",
    profile: [5, 2, 4],
    bag: { body: "#26231f", label: "#e8e1d5", print: "#26231f" },
  },
  {
    slug: "java-preanger",
    name: "Java Preanger",
    origin: "Pangalengan, Jawa Barat",
    taste: "Teh hitam, gula aren",
    story:
      "Varietas tua dari perkebunan yang sudah ada sejak 1720. Ringan seperti teh, manis seperti gula aren.",
    price: 109_000,
    brews: ["filter"],
    altitude: "1.500 mdpl",
    process: "Cuci penuh",
    profile: [2, 4, 4],
    bag: { body: "#5b6b3a", label: "#f1f0e0", print: "#5b6b3a" },
  },
  {
    slug: "mandheling",
    name: "Mandheling",
    origin: "Mandailing Natal, Sumatra",
    taste: "Cedar, tembakau, berat",
    story: "Klasik Sumatra. Tubuh tebal, asam rendah, dan aroma kayu cedar yang tinggal lama di cangkir.",
    price: 115_000,
    brews: ["espresso"],
    altitude: "1.200 mdpl",
    process: "Giling basah",
    profile: [5, 1, 2],
    bag: { body: "#55413a", label: "#efe5da", print: "#55413a" },
  },
  {
    slug: "decaf-gayo",
    name: "Decaf Gayo",
    origin: "Bener Meriah, Aceh",
    taste: "Cokelat susu",
    story: "Kafeinnya dilepas dengan air pegunungan, rasanya tidak. Untuk cangkir terakhir sebelum tidur.",
    price: 121_000,
    brews: ["decaf", "filter"],
    badge: "Habis",
    altitude: "1.450 mdpl",
    process: "Air pegunungan",
    profile: [3, 2, 4],
    bag: { body: "#7d8a92", label: "#f2f4f5", print: "#59666e" },
  },
  {
    slug: "papua-wamena",
    name: "Papua Wamena",
    origin: "Lembah Baliem, Papua",
    taste: "Apel, bunga, teh",
    story:
      "Dipetik di kebun tanpa pupuk, diterbangkan dari lembah yang tidak punya jalan. Setiap karung ada ceritanya.",
    price: 124_000,
    brews: ["filter"],
    altitude: "1.700 mdpl",
    process: "Cuci penuh",
    profile: [2, 5, 4],
    bag: { body: "#8a5a6d", label: "#f6e9ee", print: "#8a5a6d" },
  },
  {
    slug: "bali-peaberry",
    name: "Bali Peaberry",
    origin: "Plaga, Bali",
    taste: "Ceri, vanila, padat",
    story: "Satu biji di dalam buah, bukan dua. Dipilah dengan tangan di Plaga, kecil dan sangat manis.",
    price: 132_000,
    brews: ["filter", "espresso"],
    altitude: "1.250 mdpl",
    process: "Natural",
    profile: [4, 3, 5],
    bag: { body: "#b0533a", label: "#fae9e1", print: "#b0533a" },
  },
  {
    slug: "malam-decaf",
    name: "Malam Decaf",
    origin: "Racikan rumah",
    taste: "Kakao, roti panggang",
    story: "Racikan tanpa kafein untuk espresso malam hari. Krema tebal, tidur tetap nyenyak.",
    price: 98_000,
    brews: ["decaf", "espresso"],
    altitude: "1.300 mdpl",
    process: "Racikan",
    profile: [4, 2, 3],
    bag: { body: "#3d3a5c", label: "#e9e8f2", print: "#3d3a5c" },
  },
  {
    slug: "temanggung-robusta",
    name: "Temanggung Robusta",
    origin: "Temanggung, Jawa Tengah",
    taste: "Kakao, kacang, kuat",
    story: "Robusta yang dipetik merah, bukan asal kuat. Untuk kopi tubruk, kopi susu, dan lembur.",
    price: 78_000,
    brews: ["espresso"],
    altitude: "800 mdpl",
    process: "Natural",
    profile: [5, 1, 3],
    bag: { body: "#1f4d57", label: LABEL.snow, print: "#1f4d57" },
  },
];

export const findProduct = (slug: string): Product | undefined => PRODUCTS.find((each) => each.slug === slug);

export const rupiah = (amount: number): string => `Rp${amount.toLocaleString("id-ID")}`;
