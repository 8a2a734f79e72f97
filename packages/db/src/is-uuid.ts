const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** True for what may stand in a statement as the name of a tenant. */
export const isUuid = (text: string): boolean => UUID.test(text);
