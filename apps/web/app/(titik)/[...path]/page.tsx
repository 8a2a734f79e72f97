import { notFound } from "next/navigation";

/** Any other address. Rendered for each request, so that its scripts carry the nonce of their policy. */
export default function UnknownPage(): never {
  notFound();
}
