import { errors, jwtVerify, SignJWT } from "jose";

const ISSUER = "titik";
const ALGORITHM = "HS256";

/** `api`: a bearer token. `session`: the value of the dashboard's cookie. Neither is accepted as the other. */
export type Audience = "api" | "session";

export const MAX_AGE_SECONDS: Record<Audience, number> = { api: 30 * 86_400, session: 7 * 86_400 };

const keyOf = (secret: string) => new TextEncoder().encode(secret);

/** A signed token for the account, valid from `now` for `seconds`. */
export const signToken = (
  secret: string,
  accountId: string,
  audience: Audience,
  now: Date,
  seconds: number,
): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setAudience(`titik:${audience}`)
    .setSubject(accountId)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + seconds * 1000))
    .sign(keyOf(secret));

/** The account of a valid token; null for anything forged, expired, or meant for another use. */
export async function verifyToken(
  secret: string,
  token: string,
  audience: Audience,
  now: Date,
): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: `titik:${audience}`,
      requiredClaims: ["exp", "iat", "sub"],
      maxTokenAge: MAX_AGE_SECONDS[audience],
      currentDate: now,
    });
    return payload.sub ?? null;
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}
