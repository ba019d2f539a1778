import { createContext, useContext } from "react";
import type { WorkerJob } from "#shared/contract/worker.ts";
import type { LanguageChoice } from "../language/language.ts";
import type { ReceivedJob } from "../state/gate.ts";
import type { Session } from "../state/session.ts";

export const LanguageContext = createContext<LanguageChoice | null>(null);
export const SessionContext = createContext<Session | null>(null);
export const JobContext = createContext<ReceivedJob | null>(null);

export const useLanguage = (): LanguageChoice => {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error("There is no language around this component.");
  return language;
};

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("There is no session around this component.");
  return session;
};

export const useReceivedJob = (): ReceivedJob => {
  const job = useContext(JobContext);
  if (job === null) throw new Error("There is no job around this component.");
  return job;
};

export const useJob = (): WorkerJob => useReceivedJob().facts;
