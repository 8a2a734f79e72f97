"use client";
import type { Role } from "@titik/contract";
import { useState } from "react";
import { ConfirmDialog } from "../../../../../src/components/ConfirmDialog.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../../src/queries/api-failure.ts";
import { type Member, useMembers } from "../../../../../src/queries/use-members.ts";
import { InviteForm } from "./InviteForm.tsx";
import { MemberTable } from "./MemberTable.tsx";

interface MemberSettingsProps {
  projectId: string;
  /** The viewer's. */
  accountId: string;
  mayChange: boolean;
}

/** Who belongs to the project; for admins with what they may change. */
export function MemberSettings({ projectId, accountId, mayChange }: MemberSettingsProps) {
  const messages = useMessages();
  const { members: words, roles } = messages;
  const { members, add, change, remove } = useMembers(projectId);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<Error | null>(null);

  if (members.isError && !members.data) {
    return <FailureNotice error={members.error} failed={words.failed} onRetry={members.refetch} />;
  }
  if (!members.data) return <LoadingLines />;

  const admins = members.data.filter(({ role }) => role === "admin");
  const isLastAdmin = (member: Member) => admins.length === 1 && admins[0]?.id === member.id;

  /** Does it, then says so; the page changes with the viewer's own rights. */
  async function attempt(member: Member, work: () => Promise<unknown>, sentence: string) {
    setFailure(null);
    setSaid("");
    try {
      await work();
      if (member.user.id === accountId) window.location.assign("/dashboard");
      setSaid(sentence);
    } catch (error) {
      const refused = error instanceof ApiFailure && [400, 403].includes(error.status);
      setFailure(refused && isLastAdmin(member) ? new LastAdmin(words.lastAdmin) : asError(error));
    }
  }

  return (
    <>
      {mayChange && (
        <InviteForm
          onInvite={async (email, role) => {
            await add.mutateAsync({ email, role });
            setFailure(null);
            setSaid(words.invited(email));
          }}
        />
      )}
      <div className="min-h-9 py-2">
        <p role="status" className={failure === null ? "text-ink-2" : "sr-only"}>
          {said}
        </p>
        <FormFailure error={failure} sentence={failure instanceof LastAdmin ? failure.message : undefined} />
      </div>
      <MemberTable
        members={members.data}
        accountId={accountId}
        mayChange={mayChange}
        onChange={(member, role: Role) =>
          attempt(
            member,
            () => change.mutateAsync({ member, role }),
            words.changed(member.user.email, roles[role]),
          )
        }
        onRemove={setLeaving}
      />
      {leaving && (
        <ConfirmDialog
          question={words.confirm(leaving.user.email)}
          confirm={words.remove}
          cancel={words.keep}
          onConfirm={() =>
            attempt(leaving, () => remove.mutateAsync(leaving), words.removed(leaving.user.email))
          }
          onClose={() => setLeaving(null)}
        />
      )}
    </>
  );
}

class LastAdmin extends Error {}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));
