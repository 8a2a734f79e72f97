"use client";
import { Role } from "@titik/contract";
import { useMessages } from "../../../../../src/messages/MessagesProvider.tsx";
import type { Member } from "../../../../../src/queries/use-members.ts";

interface MemberTableProps {
  members: readonly Member[];
  accountId: string;
  mayChange: boolean;
  onChange: (member: Member, role: Role) => void;
  onRemove: (member: Member) => void;
}

export function MemberTable({ members, accountId, mayChange, onChange, onRemove }: MemberTableProps) {
  const { members: words, roles } = useMessages();
  return (
    <table className="w-full table-fixed text-left max-mid:block">
      <thead className="text-12 text-ink-3 max-mid:sr-only">
        <tr className="border-hair border-b">
          <th scope="col" className="py-2 pr-3 font-medium">
            {words.person}
          </th>
          <th scope="col" className="w-32 py-2 pr-3 font-medium">
            {words.role}
          </th>
          {mayChange && (
            <th scope="col" className="w-28 py-2 max-mid:w-24">
              <span className="sr-only">{words.remove}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody className="max-mid:block">
        {members.map((member) => {
          const { email, id } = member.user;
          return (
            <tr
              key={member.id}
              className="border-hair border-b max-mid:grid max-mid:grid-cols-[1fr_auto] max-mid:py-1"
            >
              <th scope="row" className="truncate py-2 pr-3 font-book max-mid:col-span-2" title={email}>
                {email}
                {id === accountId && <span className="ml-2 text-12 text-ink-3">{words.you}</span>}
              </th>
              <td className="py-2 pr-3">
                {mayChange ? (
                  <select
                    aria-label={words.roleOf(email)}
                    className="field"
                    value={member.role}
                    onChange={(event) => onChange(member, Role.parse(event.target.value))}
                  >
                    {Role.options.map((role) => (
                      <option key={role} value={role}>
                        {roles[role]}
                      </option>
                    ))}
                  </select>
                ) : (
                  roles[member.role]
                )}
              </td>
              {mayChange && (
                <td className="py-2 text-right">
                  <button
                    type="button"
                    className="control"
                    aria-label={words.removeOf(email)}
                    onClick={() => onRemove(member)}
                  >
                    {words.remove}
                  </button>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
