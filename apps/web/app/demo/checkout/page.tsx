import type { Metadata } from "next";
import { CheckoutForm } from "./CheckoutForm.tsx";

export const metadata: Metadata = { title: "Pembayaran" };

const CheckoutPage = () => (
  <div className="checkout">
    <h1>Pembayaran</h1>
    <CheckoutForm />
  </div>
);

export default CheckoutPage;
