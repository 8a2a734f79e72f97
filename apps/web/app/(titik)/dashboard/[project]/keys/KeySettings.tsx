"use client";
import { useState } from "react";
import { ConfirmDialog } from "../../../../../src/components/ConfirmDialog.tsx";
import { CopyButton } from "../../../../../src/components/CopyButton.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { Section } from "../../../../../src/components/SectionPage.tsx";
import { Snippet } from "../../../../../src/components/Snippet.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useProject } from "../../../../../src/queries/use-project.ts";
import { OriginsForm } from "./OriginsForm.tsx";

/** The project's publishable key: where to paste it, who may use it, and how to replace it. */
export function KeySettings({ projectId }: { projectId: string }) {
  const { keys: words, moment } = useMessages();
  const { project, rotate, change } = useProject(projectId);
  const [asking, setAsking] = useState(false);

  if (project.isError && !project.data) {
    return <FailureNotice error={project.error} failed={words.failed} onRetry={project.refetch} />;
  }
  if (!project.data) return <LoadingLines />;
  const { dsn, keys, origins } = project.data;
  const previous = keys
    .flatMap(({ validUntil }) => validUntil ?? [])
    .toSorted()
    .at(-1);
  return (
    <>
      <Section title={words.current}>
        <div className="flex flex-wrap items-center gap-3">
          <code data-testid="dsn" className="min-w-0 break-all font-mono">
            {dsn}
          </code>
          <CopyButton key={dsn} text={dsn} />
        </div>
        <p className="mt-2 text-ink-2">{words.currentText}</p>
        {previous !== undefined && (
          <p role="status" className="mt-3 rounded-ctl bg-warn-wash px-3 py-2 text-warn">
            {words.previous(moment(new Date(previous)))}
          </p>
        )}
      </Section>
      <Section title={words.snippet}>
        <Snippet key={dsn} dsn={dsn} />
      </Section>
      <Section title={words.origins}>
        <OriginsForm origins={origins} onSave={(next) => change.mutateAsync({ origins: next })} />
      </Section>
      <Section title={words.rotate}>
        <p className="mb-3 text-ink-2">{words.rotateText}</p>
        <FormFailure error={rotate.error} />
        <button type="button" className="control" disabled={rotate.isPending} onClick={() => setAsking(true)}>
          {words.rotate}
        </button>
      </Section>
      {asking && (
        <ConfirmDialog
          question={words.confirm}
          confirm={words.confirmButton}
          cancel={words.keep}
          onConfirm={() => rotate.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
