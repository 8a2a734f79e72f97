"use client";
import { createProject } from "@titik/contract";
import { FormFailure } from "../../../../src/components/FormFailure.tsx";
import { SubmitButton } from "../../../../src/components/SubmitButton.tsx";
import { TextField } from "../../../../src/components/TextField.tsx";
import { onlyErrors } from "../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../src/messages/MessagesProvider.tsx";
import { callApi } from "../../../../src/queries/call-api.ts";

/** Ends on the new project's heatmap, which waits for its first event. */
export function NewProjectForm() {
  const { project, forms } = useMessages();
  const { form, errors, failure, busy } = useForm({
    names: ["name"],
    check: ({ name }) => onlyErrors({ name: name.trim() === "" ? forms.required : undefined }),
    send: async ({ name }) => {
      const { id } = await callApi(createProject, { body: { name } });
      window.location.assign(`/dashboard/${id}/heatmap`);
      return undefined;
    },
  });
  return (
    <form {...form} className="flex max-w-[400px] flex-col items-start gap-3">
      <div className="w-full">
        <TextField
          name="name"
          label={project.name}
          hint={project.nameHint}
          error={errors.name}
          maxLength={200}
          autoComplete="off"
        />
      </div>
      <FormFailure error={failure} />
      <SubmitButton busy={busy}>{project.create}</SubmitButton>
    </form>
  );
}
