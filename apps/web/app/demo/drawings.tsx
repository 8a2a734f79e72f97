import { Bag } from "./Bag.tsx";
import { PRODUCTS } from "./products.ts";

/** The slope that the roaster is named after, with three bags before it. */
export const SlopeDrawing = () => (
  <div className="slope">
    <svg viewBox="0 0 640 480" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <circle cx="500" cy="110" r="46" fill="#f0d9a0" />
      <path d="M0 310 150 150l90 90L400 70l240 250v160H0z" fill="#b3c5b5" />
      <path d="m400 70 46 48-26 20-22-14-26 18-22-24z" fill="#dfe8dc" />
      <path d="m0 372 180-112 130 82 150-122 180 142v118H0z" fill="#8fa995" />
      <path d="M0 430c120-50 240-30 340-8s220 10 300-22v80H0z" fill="#6f8f79" />
    </svg>
    <div className="slope-bags">
      {PRODUCTS.slice(0, 5)
        .filter((_, index) => index % 2 === 0)
        .map(({ slug, bag }) => (
          <Bag key={slug} bag={bag} />
        ))}
    </div>
  </div>
);

const STEAM = "M70 34c-8-8 8-14 0-24M86 34c-8-8 8-14 0-24M102 34c-8-8 8-14 0-24";

/** One drawing for each brewing guide. */
export const GuideDrawing = ({ kind }: { kind: "v60" | "tubruk" | "moka" }) => (
  <svg viewBox="0 0 172 120" aria-hidden="true">
    {kind === "v60" && (
      <g>
        <path d="M48 30h76L98 68H74z" fill="#fff" stroke="#8a6f4d" strokeWidth="3" />
        <path d="M60 42h52L96 64H76z" fill="#6b4a32" />
        <path
          d="M62 70h48v34a8 8 0 0 1-8 8H70a8 8 0 0 1-8-8z"
          fill="#fff9"
          stroke="#8a6f4d"
          strokeWidth="3"
        />
        <path d="M64 90h44v14a6 6 0 0 1-6 6H70a6 6 0 0 1-6-6z" fill="#7a5236" />
        <path d="M86 70v18" stroke="#7a5236" strokeWidth="3" />
      </g>
    )}
    {kind === "tubruk" && (
      <g>
        <path d={STEAM} fill="none" stroke="#7d9486" strokeWidth="3" strokeLinecap="round" />
        <path
          d="M54 46h64v36a24 24 0 0 1-24 24H78a24 24 0 0 1-24-24z"
          fill="#fff"
          stroke="#4d6a5b"
          strokeWidth="3"
        />
        <path d="M118 54h8a12 12 0 0 1 0 26h-9" fill="none" stroke="#4d6a5b" strokeWidth="3" />
        <ellipse cx="86" cy="47" rx="32" ry="7" fill="#5a3d2a" stroke="#4d6a5b" strokeWidth="3" />
        <path d="M42 112h88" stroke="#4d6a5b" strokeWidth="4" strokeLinecap="round" />
      </g>
    )}
    {kind === "moka" && (
      <g stroke="#56606e" strokeWidth="3">
        <path d="m66 56 6-30h28l6 30z" fill="#f1f3f6" />
        <path d="M68 64h36l8 46H60z" fill="#dfe4ea" />
        <path d="M64 56h44v8H64z" fill="#b7c0cc" />
        <path d="M104 32h18v34h-8" fill="none" strokeWidth="5" />
        <path d="M72 26 58 34l4 12" fill="none" />
        <path d="M82 26v-8h8v8" fill="#b7c0cc" />
      </g>
    )}
  </svg>
);
