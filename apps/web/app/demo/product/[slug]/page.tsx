import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Bag } from "../../Bag.tsx";
import { findProduct, PRODUCTS, rupiah } from "../../products.ts";
import { BuyBox } from "./BuyBox.tsx";

interface Props {
  params: Promise<{ slug: string }>;
}

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: findProduct((await params).slug)?.name ?? "Tidak ditemukan",
});

const ProductPage = async ({ params }: Props) => {
  const product = findProduct((await params).slug);
  if (!product) notFound();
  const { name, origin, taste, story, altitude, process, profile, bag, badge, slug } = product;
  const others = PRODUCTS.filter((each) => each.slug !== slug && each.badge !== "Habis").slice(0, 4);
  const scales = [
    ["Badan", profile[0]],
    ["Asam", profile[1]],
    ["Manis", profile[2]],
  ] as const;
  return (
    <div className="product">
      <p className="trail">
        <Link href="/demo">Beranda</Link> / <Link href="/demo#kopi">Biji kopi</Link> / {name}
      </p>
      <div className="product-main">
        <div className="product-picture" style={{ background: `${bag.body}22` }}>
          {badge && <span className="badge">{badge}</span>}
          <Bag bag={bag} />
        </div>
        <div>
          <p className="origin">{origin}</p>
          <h1>{name}</h1>
          <p className="taste">{taste}</p>
          <p className="product-story">{story}</p>
          <BuyBox product={product} />
          <dl className="facts">
            <div>
              <dt>Ketinggian</dt>
              <dd>{altitude}</dd>
            </div>
            <div>
              <dt>Proses</dt>
              <dd>{process}</dd>
            </div>
            <div>
              <dt>Sangrai terakhir</dt>
              <dd>Selasa ini</dd>
            </div>
          </dl>
          <ul className="scales">
            {scales.map(([label, value]) => (
              <li key={label}>
                <span>{label}</span>
                <meter min={0} max={5} value={value} aria-label={label} />
              </li>
            ))}
          </ul>
        </div>
      </div>
      <section className="others">
        <h2>Sering diambil bersama</h2>
        <ul className="grid">
          {others.map((other) => (
            <li key={other.slug} className="card" data-sku={other.slug}>
              <Link className="card-picture" href={`/demo/product/${other.slug}`} aria-label={other.name}>
                <Bag bag={other.bag} />
              </Link>
              <h3>
                <Link href={`/demo/product/${other.slug}`}>{other.name}</Link>
              </h3>
              <p>{other.taste}</p>
              <b>{rupiah(other.price)}</b>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};

export default ProductPage;
