"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { findProduct } from "./products.ts";

interface Cart {
  /** Bags by slug. */
  items: Record<string, number>;
  bags: number;
  /** Rupiah. */
  total: number;
  /** Adds or, with a negative number, takes away. */
  add: (slug: string, bags: number) => void;
  empty: () => void;
}

const CartContext = createContext<Cart | null>(null);

/** Keeps the cart while the visitor walks through the shop. */
export const CartProvider = ({ children }: { children: ReactNode }) => {
  const [items, setItems] = useState<Record<string, number>>({ "lereng-blend": 2 });
  const entries = Object.entries(items);
  const cart: Cart = {
    items,
    bags: entries.reduce((sum, [, bags]) => sum + bags, 0),
    total: entries.reduce((sum, [slug, bags]) => sum + bags * (findProduct(slug)?.price ?? 0), 0),
    add: (slug, bags) =>
      setItems((held) => {
        const { [slug]: before = 0, ...others } = held;
        const after = Math.min(99, before + bags);
        return after > 0 ? { ...held, [slug]: after } : others;
      }),
    empty: () => setItems({}),
  };
  return <CartContext value={cart}>{children}</CartContext>;
};

export const useCart = (): Cart => {
  const cart = useContext(CartContext);
  if (!cart) throw new Error("useCart needs a CartProvider above it");
  return cart;
};
