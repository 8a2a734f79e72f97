import { errors, jwtVerify, SignJWT } from "jose";

const ISSUER = "titik";
const ALGORITHM = "HS256";

/** `api`: a bearer token. `session`: the value of the dashboard's cookie. Neither is accepted as the other. */
export type Audience = "api" | "session";

export const MAX_AGE_SECONDS: Record<Audience, number> = { api: 30 * 86_400, session: 7 * 86_400 };

const keyOf = (secret: string) => new TextEncoder().encode(secret);

/** Whom a token speaks for, and in which epoch of theirs it was made. */
export interface TokenSubject {
  accountId: string;
  /** 0 in tokens that say nothing of it. */
  epoch: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** A signed token for the account, valid from `now` for `seconds`, and until the account's next epoch. */
export const signToken = (
  secret: string,
  accountId: string,
  audience: Audience,
  now: Date,
  seconds: number,
  epoch = 0,
): Promise<string> =>
  new SignJWT({ epoch })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setAudience(`titik:${audience}`)
    .setSubject(accountId)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + seconds * 1000))
    .sign(keyOf(secret));

/**
 * Whom a genuine token speaks for; null for anything forged, expired, or meant for another use. Whether its epoch
 * still lasts is for `findTokenAccount` to say.
 */
export async function verifyToken(
  secret: string,
  token: string,
  audience: Audience,
  now: Date,
): Promise<TokenSubject | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: `titik:${audience}`,
      requiredClaims: ["exp", "iat", "sub"],
      maxTokenAge: MAX_AGE_SECONDS[audience],
      currentDate: now,
    });
    const { sub, exp, epoch = 0 } = payload;
    if (sub === undefined || exp === undefined || typeof epoch !== "number") return null;
    return { accountId: sub, epoch, expiresAt: exp * 1000 };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}
