export const NewJobScreen = () => null;
