import {
  type Audience,
  findMembership,
  findProjectKey,
  findToken,
  type Services,
  ShortMemory,
} from "@titik/core";

/** How long another server may act on rights that were changed; this one acts on its own changes at once. */
export const BELIEVED_MS = 5_000;

const MOST = 10_000;

export type KnownCallers = ReturnType<typeof createKnownCallers>;

/** Callers and their rights, asked for at most once in 5 s each, so that a call costs no look-up of its own. */
export function createKnownCallers(services: Services, secret: string) {
  const now = () => services.now().getTime();
  const options = { lifetime: BELIEVED_MS, most: MOST, now };
  const tokens = new ShortMemory<NonNullable<Awaited<ReturnType<typeof findToken>>>>(options);
  const keys = new ShortMemory<NonNullable<Awaited<ReturnType<typeof findProjectKey>>>>(options);
  const memberships = new ShortMemory<NonNullable<Awaited<ReturnType<typeof findMembership>>>>(options);

  return {
    /** The account of a valid token of ours; null otherwise. */
    accountOfToken: async (token: string, audience: Audience): Promise<string | null> => {
      const known = await tokens.get(`${audience} ${token}`, () =>
        findToken(services, secret, token, audience),
      );
      return known !== null && known.expiresAt > now() ? known.accountId : null;
    },
    projectOfKey: (dsn: string) => keys.get(dsn, () => findProjectKey(services, dsn)),
    membership: (accountId: string, tenantId: string) =>
      memberships.get(`${accountId} ${tenantId}`, () => findMembership(services, accountId, tenantId)),
    /** To be called when accounts, members or projects were changed. */
    forget: () => {
      for (const memory of [tokens, keys, memberships]) memory.forget();
    },
  };
}
