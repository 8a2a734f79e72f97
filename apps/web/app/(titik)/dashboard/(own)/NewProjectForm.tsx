"use client";
import { createProject } from "@titik/contract";
import { Form } from "../../../../src/components/Form.tsx";
import { TextField } from "../../../../src/components/TextField.tsx";
import { onlyErrors } from "../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../src/messages/MessagesProvider.tsx";
import { callApi } from "../../../../src/queries/call-api.ts";

/** Ends on the new project's heatmap, which waits for its first event. */
export function NewProjectForm() {
  const { project, forms } = useMessages();
  const { errors, ...state } = useForm({
    names: ["name"],
    check: ({ name }) => onlyErrors({ name: name.trim() === "" ? forms.required : undefined }),
    send: async ({ name }) => {
      const { id } = await callApi(createProject, { body: { name } });
      window.location.assign(`/dashboard/${id}/heatmap`);
      return undefined;
    },
  });
  return (
    <Form state={state} submit={project.create} className="max-w-[400px] items-start">
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
    </Form>
  );
}
