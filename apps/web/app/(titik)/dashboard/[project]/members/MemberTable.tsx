"use client";
import { Role } from "@titik/contract";
import { TableHeadings } from "../../../../../src/components/TableHeadings.tsx";
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
      <TableHeadings
        className="pr-3 last:pr-0"
        headings={[
          { name: words.person },
          { name: words.role, className: "w-32" },
          ...(mayChange ? [{ name: words.remove, isHidden: true, className: "w-28 max-mid:w-24" }] : []),
        ]}
      />
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
