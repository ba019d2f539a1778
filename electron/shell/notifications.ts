import { Notification } from "electron";
import type { Notice } from "../service/desk/notices.ts";

/** Notifications that can still be clicked; what nobody holds is collected, and its click with it. */
const shown = new Set<Notification>();

/** Tells the desktop; `open` is called with the notice's address when it is clicked. */
export const showNotice = ({ title, body, to }: Notice, open: (to: string) => void): void => {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title, body });
  const forget = (): void => void shown.delete(notification);
  shown.add(notification);
  notification.on("click", () => {
    forget();
    open(to);
  });
  notification.on("close", forget);
  notification.on("failed", forget);
  notification.show();
};
