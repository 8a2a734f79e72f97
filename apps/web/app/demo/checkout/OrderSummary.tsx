import Link from "next/link";
import { Bag } from "../Bag.tsx";
import { useCart } from "../CartProvider.tsx";
import { findProduct, rupiah } from "../products.ts";

const FREE_SHIPPING_FROM = 150_000;

export const OrderSummary = () => {
  const { items, total, add } = useCart();
  const lines = Object.entries(items).flatMap(([slug, bags]) => {
    const product = findProduct(slug);
    return product ? [{ product, bags }] : [];
  });
  return (
    <div className="summary">
      <h2>Keranjang</h2>
      <ul>
        {lines.map(({ product: { slug, name, price, bag }, bags }) => (
          <li key={slug} data-sku={slug}>
            <Bag bag={bag} />
            <Link href={`/demo/product/${slug}`}>{name}</Link>
            <span className="line-count">
              <button type="button" aria-label={`Kurangi ${name}`} onClick={() => add(slug, -1)}>
                −
              </button>
              {bags}
              <button type="button" aria-label={`Tambah ${name}`} onClick={() => add(slug, 1)}>
                +
              </button>
            </span>
            <b>{rupiah(bags * price)}</b>
          </li>
        ))}
      </ul>
      {lines.length === 0 && (
        <p>
          Masih kosong. <Link href="/demo#kopi">Pilih kopi</Link>
        </p>
      )}
      <p className="shipping">
        {total >= FREE_SHIPPING_FROM
          ? "Gratis ongkir."
          : `Tambah ${rupiah(FREE_SHIPPING_FROM - total)} lagi untuk gratis ongkir.`}
      </p>
    </div>
  );
};
