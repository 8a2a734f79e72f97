/** The documented answer to the right password of an address that is not proven yet. */
export const needVerification = (email: string) =>
  ({ status: 403, body: { error: "Email belum diverifikasi", needVerification: true, email } }) as const;
