/** Addresses that exist, asked by a method that they do not take: 405, naming those that they do. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../context.ts";
import { answerProblem } from "./handlers.ts";
import { HttpProblem } from "./problem.ts";

interface KnownAddress {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** Answers what no route fits: 405 where one would by another method, 404 otherwise. Call before adding routes. */
export const refuseUnknownRoutes = (app: App): void => {
  const addresses = new Map<string, KnownAddress>();
  app.addHook("onRoute", ({ url, method }) => {
    // Wildcards stand for files of a folder, of which none may be there.
    if (url.includes("*")) return;
    const known = addresses.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    addresses.set(url, known);
    for (const one of typeof method === "string" ? [method] : method) known.methods.add(one);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    const methods = [...addresses.values()]
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((known) => [...known.methods]);
    if (methods.length === 0) answerNothingHere(request, reply);
    else answerOtherMethods(request, reply, [...new Set(methods)]);
  });
};

/** `/v1/jobs/:job_id` fits any one segment in the place of the parameter. */
const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split("/")
      .map((part) => (part.startsWith(":") ? "[^/]+" : part.replaceAll(/[.+?()[\]{}|\\^$]/g, "\\$&")))
      .join("/")}$`,
  );

const answerNothingHere = (request: FastifyRequest, reply: FastifyReply): void => {
  void answerProblem(
    request,
    reply,
    new HttpProblem({ status: 404, code: "not_found", message: "There is nothing at this address." }),
  );
};

const answerOtherMethods = (
  request: FastifyRequest,
  reply: FastifyReply,
  methods: readonly string[],
): void => {
  const allowed = methods.join(", ");
  void reply.header("allow", allowed);
  void answerProblem(
    request,
    reply,
    new HttpProblem({
      status: 405,
      code: "method_not_allowed",
      message: `This address takes ${allowed}, and not ${request.method}.`,
    }),
  );
};
