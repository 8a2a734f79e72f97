"use client";
import { type FormEvent, useState } from "react";
import { ConfirmDialog } from "../../../../../src/components/ConfirmDialog.tsx";
import { FailureNotice } from "../../../../../src/components/FailureNotice.tsx";
import { FormFailure } from "../../../../../src/components/FormFailure.tsx";
import { LoadingLines } from "../../../../../src/components/LoadingLines.tsx";
import { SubmitButton } from "../../../../../src/components/SubmitButton.tsx";
import { TextField } from "../../../../../src/components/TextField.tsx";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { useProject } from "../../../../../src/queries/use-project.ts";

interface Changes {
  name: string;
  retentionDays: number;
}

const LONGEST_DAYS = 3650;

/** The project's name and how long its events are kept; fewer days delete events, so that is asked first. */
export function ProjectSettings({ projectId }: { projectId: string }) {
  const { settings: text, forms, number } = useMessages();
  const { project, change } = useProject(projectId);
  const [asking, setAsking] = useState<Changes | null>(null);
  const [errors, setErrors] = useState<{ name?: string; days?: string }>({});

  if (project.isError && !project.data) {
    return <FailureNotice error={project.error} onRetry={project.refetch} />;
  }
  if (!project.data) return <LoadingLines />;
  const { name, retentionDays } = project.data;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const changes = {
      name: String(form.get("name") ?? "").trim(),
      retentionDays: Number(form.get("retentionDays")),
    };
    const days = changes.retentionDays;
    const found = {
      ...(changes.name === "" ? { name: forms.required } : {}),
      ...(Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS ? {} : { days: text.retentionWrong }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    if (days < retentionDays) setAsking(changes);
    else change.mutate(changes);
  };

  return (
    <form noValidate onSubmit={submit} className="flex max-w-[400px] flex-col items-start gap-3">
      <div className="w-full">
        <TextField
          name="name"
          label={text.name}
          defaultValue={name}
          error={errors.name}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <div className="w-full">
        <TextField
          name="retentionDays"
          label={text.retention}
          hint={text.retentionHint}
          defaultValue={retentionDays}
          error={errors.days}
          maxLength={4}
          autoComplete="off"
        />
      </div>
      <FormFailure error={change.error} />
      <div className="flex items-center gap-3">
        <SubmitButton busy={change.isPending}>{text.save}</SubmitButton>
        <span role="status" className="text-ink-2">
          {change.isSuccess && forms.saved}
        </span>
      </div>
      {asking && (
        <ConfirmDialog
          question={text.shorter(number(asking.retentionDays))}
          confirm={text.confirm}
          cancel={text.keep}
          onConfirm={() => change.mutate(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </form>
  );
}
