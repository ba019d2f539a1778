/** One client in a race, a process of its own: sends what it is told to, when it is told to, and says what came. */
export interface RaceRequest {
  readonly round: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RaceAnswer {
  readonly round: number;
  readonly status: number;
  readonly body: string;
  readonly replayed: boolean;
}

const send = async ({ round, url, headers, body }: RaceRequest): Promise<RaceAnswer> => {
  const answer = await fetch(url, { method: "POST", headers, body });
  return {
    round,
    status: answer.status,
    body: await answer.text(),
    replayed: answer.headers.get("idempotent-replayed") === "true",
  };
};

process.on("message", (request: RaceRequest) => {
  void send(request).then((answer) => process.send?.(answer));
});
