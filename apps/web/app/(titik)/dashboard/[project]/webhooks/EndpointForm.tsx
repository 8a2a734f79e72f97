"use client";
import { type createWebhook, WebhookEventType } from "@titik/contract";
import { useId } from "react";
import { Form } from "../../../../../src/components/Form.tsx";
import { TextField } from "../../../../../src/components/TextField.tsx";
import { onlyErrors } from "../../../../../src/forms/field-rules.ts";
import { useForm } from "../../../../../src/forms/use-form.ts";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import { ApiFailure } from "../../../../../src/queries/api-failure.ts";
import type { SentTo } from "../../../../../src/queries/call-api.ts";
import type { Webhook } from "../../../../../src/queries/use-webhooks.ts";

type Values = SentTo<typeof createWebhook>["body"];

interface EndpointFormProps {
  /** What is changed; a new endpoint without it. */
  webhook?: Webhook;
  /** Rejects when the server refuses. */
  onSend: (values: Values) => Promise<void>;
}

const isWebAddress = (value: string) => /^https?:\/\/[^/]/.test(value) && URL.canParse(value);

export function EndpointForm({ webhook, onSend }: EndpointFormProps) {
  const { webhooks: words } = useMessages();
  const typeId = useId();
  const { errors, ...state } = useForm({
    names: ["url", "eventType", "secret", "unsigned", "enabled"],
    check: ({ url }) =>
      onlyErrors({
        url: isWebAddress(url.trim()) ? undefined : words.form.urlWrong,
        ...{ eventType: undefined, secret: undefined, unsigned: undefined, enabled: undefined },
      }),
    send: async ({ url, eventType, secret, unsigned, enabled }) => {
      const named = { url: url.trim(), eventType: WebhookEventType.parse(eventType) };
      const signing = unsigned === "on" ? { secret: null } : secret === "" ? {} : { secret };
      try {
        await onSend(webhook ? named : { ...named, ...signing, enabled: enabled === "on" });
      } catch (error) {
        // Only the server knows whether it may send there; it says why not.
        if (error instanceof ApiFailure && error.status === 400) return { url: error.message };
        throw error;
      }
      return undefined;
    },
  });
  return (
    <Form state={state} submit={webhook ? words.form.save : words.form.create}>
      <TextField
        name="url"
        label={words.form.url}
        hint={words.form.urlHint}
        error={errors.url}
        defaultValue={webhook?.url}
        autoComplete="off"
      />
      <div>
        <label htmlFor={typeId} className="mb-1.5 block font-medium">
          {words.events}
        </label>
        <select id={typeId} name="eventType" defaultValue={webhook?.eventType ?? "all"} className="field">
          {WebhookEventType.options.map((type) => (
            <option key={type} value={type}>
              {words.eventTypes[type]}
            </option>
          ))}
        </select>
      </div>
      {webhook === undefined && (
        <>
          <TextField
            name="secret"
            label={words.form.secret}
            hint={words.form.secretHint}
            maxLength={256}
            autoComplete="off"
          />
          <Checkbox name="unsigned" label={words.form.unsigned} />
          <Checkbox name="enabled" label={words.form.enabled} defaultChecked />
        </>
      )}
    </Form>
  );
}

function Checkbox({ label, ...input }: { label: string; name: string; defaultChecked?: boolean }) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input type="checkbox" {...input} className="size-4 accent-ink" />
      {label}
    </label>
  );
}
