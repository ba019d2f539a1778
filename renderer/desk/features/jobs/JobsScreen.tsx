export const JobsScreen = () => null;
