import { changeMember, removeMember } from "@titik/contract";
import { dropMember, updateMember } from "@titik/core";
import { nextRoute } from "../../../../../../src/server/next-route.ts";
import { serve } from "../../../../../../src/server/wire.ts";

export const PATCH = nextRoute(
  serve(changeMember, ({ input, ...call }) => updateMember(call, input.params.memberId, input.body.role)),
);
export const DELETE = nextRoute(
  serve(removeMember, ({ input, ...call }) => dropMember(call, input.params.memberId)),
);
