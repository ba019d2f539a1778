export const UPLOADS_PATH = "/worker/v1/uploads";
