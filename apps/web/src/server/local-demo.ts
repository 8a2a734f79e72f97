import { headers } from "next/headers";
import { showsMailbox } from "./mailbox.ts";
import { parts } from "./parts.ts";

/** True where this page is asked for at the machine of a demo without a mail server, which shows its mails. */
export const isLocalDemo = async (): Promise<boolean> => showsMailbox(parts().environment, await headers());
