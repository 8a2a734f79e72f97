/** `units` divided by ten to the power of `scale`, exactly. */
export interface Decimal {
  units: bigint;
  scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** What a number in JSON, or a `numeric` as PostgreSQL writes it, says. Throws for anything else. */
export function parseDecimal(text: string): Decimal {
  const [, sign = "", whole, fraction = "", exponent = "0"] = NUMBER.exec(text) ?? [];
  if (whole === undefined) throw new TypeError("This is not a decimal number.");
  const units = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** What `parseDecimal` reads. */
export const formatDecimal = ({ units, scale }: Decimal): string => `${units}e-${scale}`;

const atScale = ({ units, scale }: Decimal, wanted: number) => units * 10n ** BigInt(wanted - scale);

export function addDecimals(one: Decimal, other: Decimal): Decimal {
  if (one.scale === other.scale) return { units: one.units + other.units, scale: one.scale };
  const scale = Math.max(one.scale, other.scale);
  return { units: atScale(one, scale) + atScale(other, scale), scale };
}

export const negateDecimal = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

/** The nearest number that JavaScript knows. */
const decimalNumber = (decimal: Decimal): number => Number(formatDecimal(decimal));

/** Events, and what they weigh together. */
export class Weight {
  events = 0;
  /** By what the density exceeds the events. */
  excess: Decimal | undefined;

  /** `excess` is by what the events weigh more than 1 each. */
  add(events: number, excess: Decimal | undefined): void {
    this.events += events;
    if (excess) this.excess = addDecimals(this.excess ?? ZERO, excess);
  }

  /** Counts in events of which the sum is known, as `numeric` writes it. */
  addSum(events: number, density: string): void {
    this.events += events;
    const excess = addDecimals(parseDecimal(density), { units: BigInt(-events), scale: 0 });
    if (excess.units !== 0n) this.excess = addDecimals(this.excess ?? ZERO, excess);
  }

  get density(): number {
    if (this.excess === undefined) return this.events;
    return decimalNumber(addDecimals({ units: BigInt(this.events), scale: 0 }, this.excess));
  }
}
