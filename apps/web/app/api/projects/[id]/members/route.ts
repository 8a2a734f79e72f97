import { addMember, listMembers } from "@titik/contract";
import { inviteMember, listProjectMembers } from "@titik/core";
import { nextRoute } from "../../../../../src/server/next-route.ts";
import { serve } from "../../../../../src/server/wire.ts";

export const GET = nextRoute(serve(listMembers, listProjectMembers));
export const POST = nextRoute(serve(addMember, ({ input, ...call }) => inviteMember(call, input.body)));
